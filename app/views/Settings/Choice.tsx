import { useId } from "react";
import css from "./Settings.module.css";

export interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight: radio buttons, so that arrows move among them. */
export function Choice<T extends string | number>({ label, hint, options, value, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <fieldset
      className={css.line}
      aria-labelledby={`${id}-label`}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
    >
      <div>
        <span id={`${id}-label`} className={css.label}>
          {label}
        </span>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="meta">
            {hint}
          </p>
        )}
      </div>
      <div className={css.choice}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
