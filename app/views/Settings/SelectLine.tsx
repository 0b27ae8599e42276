import { type ReactNode, useId } from "react";
import css from "./Settings.module.css";

export interface SelectLineProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly disabled?: boolean;
  /** Its options. */
  readonly children: ReactNode;
  readonly onChange: (value: string) => void;
}

/** One of many: the browser's own list. */
export function SelectLine({ label, hint, value, disabled, children, onChange }: SelectLineProps) {
  const id = useId();
  return (
    <div className={css.line}>
      <div>
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="meta">
            {hint}
          </p>
        )}
      </div>
      <select
        id={id}
        className={css.select}
        value={value}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {children}
      </select>
    </div>
  );
}
