import type { ReactNode } from "react";

interface DeedProps {
  /** What it says, and what a screen reader says, which names the model. */
  readonly label: string;
  readonly full: string;
  readonly onClick: () => void;
  readonly look?: "bare";
  readonly describedBy?: string | undefined;
  readonly icon?: ReactNode;
}

/** A button of a row. */
export function Deed({ label, full, onClick, look, describedBy, icon }: DeedProps) {
  return (
    <button
      type="button"
      className={look === "bare" ? "btn bare" : "btn"}
      aria-label={full}
      aria-describedby={describedBy}
      onClick={onClick}
    >
      {icon}
      {label}
    </button>
  );
}
