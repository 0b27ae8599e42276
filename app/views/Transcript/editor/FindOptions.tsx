import type { Search } from "../../../client/transcripts/find/findMatches";
import { useStrings } from "../../../strings/strings";
import fields from "../PanelFields.module.css";
import css from "./FindPanel.module.css";

export interface FindOptionsProps {
  readonly search: Search;
  readonly onChange: (part: Partial<Search>) => void;
}

/** How exactly what is found must be what was written. */
export function FindOptions({ search, onChange }: FindOptionsProps) {
  const { finding } = useStrings();
  const { boundaries, as, case: how } = search;
  return (
    <fieldset className={css.options}>
      <legend className="sr">{finding.options}</legend>
      <Option
        label={finding.wholeWords}
        checked={boundaries === "words"}
        onChange={(on) => onChange({ boundaries: on ? "words" : "any" })}
      />
      <Option
        label={finding.matchCase}
        checked={how === "same"}
        onChange={(on) => onChange({ case: on ? "same" : "any" })}
      />
      <Option
        label={finding.pattern}
        checked={as === "pattern"}
        onChange={(on) => onChange({ as: on ? "pattern" : "text" })}
      />
    </fieldset>
  );
}

interface OptionProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

function Option({ label, checked, onChange }: OptionProps) {
  return (
    <label className={fields.option}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
