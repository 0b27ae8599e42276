import { type ReactNode, useId } from "react";
import { useStrings } from "../strings/strings";
import css from "./Section.module.css";

export interface SectionProps {
  readonly name: string;
  /** Back to how it was at first; left out where nothing is chosen. */
  readonly onReset?: () => void;
  readonly children: ReactNode;
}

/** A part of a page: its name in the margin, what belongs to it in the text column. */
export function Section({ name, onReset, children }: SectionProps) {
  const strings = useStrings().settings;
  const heading = useId();
  return (
    <section className={`grid ${css.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={css.name}>
        {name}
      </h2>
      <div className={`text-column ${css.body}`}>
        {children}
        {onReset && (
          <button
            type="button"
            className={`link ${css.reset}`}
            aria-label={strings.resetSection(name)}
            onClick={onReset}
          >
            {strings.reset}
          </button>
        )}
      </div>
    </section>
  );
}
