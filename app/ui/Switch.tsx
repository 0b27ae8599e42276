import { type ReactNode, useId } from "react";
import css from "./Switch.module.css";

export interface SwitchProps {
  readonly label: string;
  readonly children?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A choice that applies at once, with what it means beneath; its whole line can be pressed. */
export function Switch({ label, children, checked, disabled, onChange }: SwitchProps) {
  const hint = useId();
  return (
    <div>
      <label className={css.line}>
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className={css.switch}
          checked={checked}
          disabled={disabled}
          aria-describedby={children === undefined ? undefined : hint}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </label>
      {children !== undefined && (
        <p id={hint} className={`meta ${css.hint}`}>
          {children}
        </p>
      )}
    </div>
  );
}
