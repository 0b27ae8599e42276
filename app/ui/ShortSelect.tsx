import type { ReactNode } from "react";
import css from "./ShortSelect.module.css";

interface ShortSelectProps {
  readonly title?: string;
  readonly className?: string | undefined;
  /** A short text, hidden from readers of the screen, and the list that lies over it. */
  readonly children: ReactNode;
}

/** The browser's own list, which knows phones, keyboards and readers; only what is seen of it is ours. */
export function ShortSelect({ title, className = "", children }: ShortSelectProps) {
  return (
    <span className={`${css.short} ${className}`} title={title}>
      {children}
    </span>
  );
}
