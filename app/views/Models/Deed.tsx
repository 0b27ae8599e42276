import type { ReactNode } from "react";

interface DeedProps {
  /** What it says, and what a screen reader says, which names the model. */
  readonly label: string;
  readonly full: string;
  readonly onClick: () => void;
  readonly look?: "bare";
  readonly describedBy?: string | undefined;
  readonly icon?: ReactNode;
  /** "off": what it is described by says why. */
  readonly state?: "off" | undefined;
}

/** A button of a row. */
export function Deed({ label, full, onClick, look, describedBy, icon, state }: DeedProps) {
  return (
    <button
      type="button"
      className={look === "bare" ? "btn bare" : "btn"}
      aria-label={full}
      aria-describedby={describedBy}
      disabled={state === "off"}
      onClick={onClick}
    >
      {icon}
      {label}
    </button>
  );
}
