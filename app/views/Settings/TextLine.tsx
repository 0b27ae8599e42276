import { useId } from "react";
import css from "./Settings.module.css";

export interface TextLineProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Most characters. */
  readonly most: number;
  readonly onChange: (value: string) => void;
}

/** A text of bounded length. */
export function TextLine({ label, hint, value, most, onChange }: TextLineProps) {
  const id = useId();
  return (
    <div className={css.stacked}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <p id={`${id}-hint`} className="meta">
        {hint}
      </p>
      <textarea
        id={id}
        className={css.text}
        dir="auto"
        rows={2}
        maxLength={most}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
