import { Ellipsis } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { useStrings } from "../../strings/strings";
import css from "./More.module.css";

/** What is wanted seldom, under one button. The browser's own popover: Esc and a press outside close it. */
export function More({ children }: { readonly children: ReactNode }) {
  const { editing } = useStrings();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const place = (list: HTMLElement) => {
    const { bottom, left, right } = button.current?.getBoundingClientRect() ?? new DOMRect();
    list.style.insetBlockStart = `${bottom + 4}px`;
    const width = Math.min(288, innerWidth - 16);
    list.style.insetInlineStart = "auto";
    list.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8, right))}px`;
    list.style.width = `${width}px`;
  };
  return (
    <>
      <button ref={button} type="button" className="btn bare" popoverTarget={id} aria-label={editing.more}>
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on a button inside is what closes it */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        id={id}
        popover="auto"
        className={css.menu}
        onBeforeToggle={(event) => place(event.currentTarget)}
        onClick={(event) => event.currentTarget.hidePopover()}
      >
        {children}
      </div>
    </>
  );
}

export interface MoreItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
  readonly panel?: string;
}

export function MoreItem({ icon, label, onClick, panel }: MoreItemProps) {
  return (
    <button type="button" className={css.item} data-panel={panel} onClick={onClick}>
      {icon}
      {label}
    </button>
  );
}
