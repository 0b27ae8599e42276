import { useStrings } from "../../strings/strings";
import { type HeadPart, headParts } from "./documentHead";
import css from "./ExportPanel.module.css";

export interface DocumentOptionsProps {
  readonly parts: ReadonlySet<HeadPart>;
  readonly onChange: (parts: ReadonlySet<HeadPart>) => void;
}

/** What a document says besides its text. */
export function DocumentOptions({ parts, onChange }: DocumentOptionsProps) {
  const { exporting } = useStrings();
  return (
    <fieldset className={css.parts}>
      <legend className="sr">{exporting.carries}</legend>
      {headParts.map((part) => (
        <label key={part} className={css.part}>
          <input
            type="checkbox"
            checked={parts.has(part)}
            onChange={() => onChange(parts.has(part) ? without(parts, part) : new Set([...parts, part]))}
          />
          {exporting.parts[part]}
        </label>
      ))}
    </fieldset>
  );
}

function without(parts: ReadonlySet<HeadPart>, part: HeadPart): ReadonlySet<HeadPart> {
  return new Set([...parts].filter((one) => one !== part));
}
