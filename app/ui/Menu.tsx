import { Ellipsis } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import css from "./Menu.module.css";

export interface MenuProps {
  readonly label: string;
  /** What is pressed, where it is not three dots. */
  readonly face?: ReactNode;
  readonly onToggle?: (state: "open" | "closed") => void;
  readonly children: ReactNode;
}

const widest = 288;
const edge = 8;

/** What is wanted seldom, under one button. The browser's own popover: Esc and a press outside close it. */
export function Menu({ label, face, onToggle, children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const place = (list: HTMLElement) => {
    const { top, bottom, right } = button.current?.getBoundingClientRect() ?? new DOMRect();
    const width = Math.min(widest, innerWidth - 2 * edge);
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(edge, Math.min(right - width, innerWidth - width - edge))}px`;
    // Where there is more room.
    const isBelow = bottom < innerHeight / 2;
    list.style.top = isBelow ? `${bottom}px` : "auto";
    list.style.bottom = isBelow ? "auto" : `${innerHeight - top}px`;
    list.style.maxHeight = `${(isBelow ? innerHeight - bottom : top) - edge}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={face ? css.face : `btn bare ${css.button}`}
        popoverTarget={id}
        aria-label={label}
      >
        {face ?? <Ellipsis size={20} strokeWidth={1.75} aria-hidden="true" />}
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on a button inside is what closes it */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        id={id}
        popover="auto"
        className={css.menu}
        onBeforeToggle={(event) => {
          place(event.currentTarget);
          onToggle?.(event.newState as "open" | "closed");
        }}
        // Who opens one with a field is in it.
        onToggle={(event) => {
          const field = event.newState === "open" ? event.currentTarget.querySelector("input") : null;
          field?.focus();
          field?.select();
        }}
        onClick={(event) => {
          if ((event.target as Element).closest("button")) event.currentTarget.hidePopover();
        }}
      >
        {children}
      </div>
    </>
  );
}

export interface MenuItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
  /** The panel that it opens. */
  readonly panel?: string;
}

export function MenuItem({ icon, label, onClick, panel }: MenuItemProps) {
  return (
    <button type="button" className={css.item} data-panel={panel} onClick={onClick}>
      {icon}
      {label}
    </button>
  );
}
