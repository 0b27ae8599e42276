import { X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { useStrings } from "../../strings/strings";
import css from "./PopoverPanel.module.css";

export interface PopoverPanelProps {
  /** The one that its button names. */
  readonly id: string;
  readonly title: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** The browser's own popover on the desk: Esc, its button and a press outside close it. */
export function PopoverPanel({ id, title, ref, children }: PopoverPanelProps) {
  const { common } = useStrings();
  return (
    <div ref={ref} id={id} popover="auto" role="dialog" aria-label={title} className={css.panel}>
      <div className={css.top}>
        <h2>{title}</h2>
        <button
          type="button"
          className="btn bare"
          aria-label={common.close}
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      {children}
    </div>
  );
}
