import { type ReactNode, useId } from "react";
import css from "./Settings.module.css";

export interface SelectLineProps {
  /** Of the list itself, where somebody looks for it. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly disabled?: boolean;
  /** Its options. */
  readonly children: ReactNode;
  readonly onChange: (value: string) => void;
}

/** One of many: the browser's own list. */
export function SelectLine({ id: given, label, hint, value, disabled, children, onChange }: SelectLineProps) {
  const own = useId();
  const id = given ?? own;
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
