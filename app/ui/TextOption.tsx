import { useId } from "react";
import { useStrings } from "../strings/strings";
import css from "./TextOption.module.css";

export interface TextOptionProps {
  readonly label: string;
  /** What it is for, in one sentence. */
  readonly hint: string;
  readonly value: string;
  /** Most characters. */
  readonly most: number;
  readonly rows: number;
  readonly onChange: (value: string) => void;
}

/** A text of bounded length, with its purpose and what is left of its room. */
export function TextOption({ label, hint, value, most, rows, onChange }: TextOptionProps) {
  const { room } = useStrings().options;
  const field = useId();
  const about = useId();
  return (
    <div className={css.option}>
      <label htmlFor={field} className={css.label}>
        {label}
      </label>
      <p id={about} className="meta">
        {room(hint, value.length, most)}
      </p>
      <textarea
        id={field}
        className={css.field}
        dir="auto"
        rows={rows}
        maxLength={most}
        value={value}
        aria-describedby={about}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
