import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useStrings } from "../../strings/strings";
import css from "./SidePanel.module.css";

interface SidePanelProps {
  readonly title: string;
  /** What has the focus when it opens: its title, or what stands in it and sees to that itself. */
  readonly focus: "title" | "inside";
  /** Where a small screen shows it: over the desk, or under the masthead, where a keyboard leaves it and the text in sight. */
  readonly small: "sheet" | "top";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel of a transcript, in the aside. */
export function SidePanel({ title, focus, small, onClose, children }: SidePanelProps) {
  const { common } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus === "title") heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <aside className={`aside ${css.panel} ${css[small]}`} aria-label={title}>
      <div className={css.head}>
        <h2 ref={heading} tabIndex={focus === "title" ? -1 : undefined}>
          {title}
        </h2>
        <button type="button" className="btn bare" aria-label={common.close} data-command="close" onClick={onClose}>
          <X size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </div>
      {children}
    </aside>
  );
}
