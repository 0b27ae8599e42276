import type { ReactNode } from "react";
import css from "./Note.module.css";

export interface NoteProps {
  readonly tone: "plain" | "good" | "bad";
  readonly children: ReactNode;
  /** The one action. */
  readonly action: ReactNode;
}

/** The only form of message in the flow: one sentence, one action. */
export function Note({ tone, children, action }: NoteProps) {
  return (
    <div className={css.note} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** The answers to a note that asks: beside each other, or all beneath it. */
export function NoteButtons({ children }: { readonly children: ReactNode }) {
  return <div className={css.buttons}>{children}</div>;
}

/** The button of a note. */
export function NoteButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="btn" onClick={onClick}>
      {label}
    </button>
  );
}
