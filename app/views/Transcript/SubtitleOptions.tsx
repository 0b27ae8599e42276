import type { ExportOptions } from "../../../engine/index";
import { useStrings } from "../../strings/strings";
import { Switch } from "../../ui/Switch";
import css from "./SubtitleOptions.module.css";

/** Most words of a subtitle that can be chosen. */
const lengths = [1, 2, 3, 4, 6, 8, 12];

export interface SubtitleOptionsProps {
  readonly options: ExportOptions;
  /** Whether rules say how many words there are. */
  readonly hasRules: boolean;
  readonly onChange: (options: ExportOptions) => void;
}

/** How subtitles are set, where the times of words are known. */
export function SubtitleOptions({ options, hasRules, onChange }: SubtitleOptionsProps) {
  const strings = useStrings().exporting;
  const { maxWordsPerLine, ...rest } = options;
  const choose = (value: string) => onChange(value === "" ? rest : { ...rest, maxWordsPerLine: Number(value) });
  return (
    <fieldset>
      <legend className="sr">{strings.subtitles}</legend>
      {!hasRules && (
        <label className={css.line}>
          {strings.wordsPerSubtitle}
          <select value={maxWordsPerLine ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{strings.asSpoken}</option>
            {lengths.map((length) => (
              <option key={length} value={length}>
                {strings.words(length)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Switch
        label={strings.underline}
        checked={options.highlightWords === true}
        onChange={(highlightWords) => onChange({ ...options, highlightWords })}
      />
    </fieldset>
  );
}
