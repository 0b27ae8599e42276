import { useEffect, useId, useState } from "react";
import { useActions } from "../../../state/react";
import { subtitleBounds } from "../../../state/settings/parse";
import { defaultSubtitles, type SubtitleRules } from "../../../state/settings/settings";
import {
  namedPresets,
  presetOf,
  type SubtitlePreset,
  withLines,
  withPreset,
} from "../../../state/settings/subtitlePresets";
import { useStrings } from "../../../strings/strings";
import css from "./RulesFields.module.css";

const fields = ["lineLength", "lines", "words", "shortest", "longest", "pace", "gap"] as const;
type Field = (typeof fields)[number];

/** By how much the arrows of a field change it. */
const steps: Readonly<Record<Field, number>> = {
  lineLength: 1,
  lines: 1,
  words: 1,
  shortest: 0.1,
  longest: 0.5,
  pace: 1,
  gap: 0.01,
};

/** The rules of their own that somebody had chosen before looking at those of others. */
let own: SubtitleRules = withLines(defaultSubtitles);

export interface RulesFieldsProps {
  readonly rules: SubtitleRules;
  /** Whether there may be none. */
  readonly asSpoken: "offered" | "hidden";
}

/** The rules of captions: whose they are, and each of them. A change counts at once. */
export function RulesFields({ rules, asSpoken }: RulesFieldsProps) {
  const { captions: words, exporting } = useStrings();
  const { changePreferences } = useActions();
  const preset = presetOf(rules);
  const change = (subtitles: SubtitleRules) => changePreferences({ subtitles });
  useEffect(() => {
    if (preset === "mine") own = rules;
  }, [preset, rules]);
  const choose = (name: SubtitlePreset) => change(name === "mine" ? own : withPreset(rules, name));
  return (
    <fieldset className={css.rules}>
      <legend className="sr">{words.rules}</legend>
      <label className={css.line}>
        {words.preset}
        <select value={preset} onChange={(event) => choose(event.currentTarget.value as SubtitlePreset)}>
          {asSpoken === "offered" && <option value="as-spoken">{exporting.asSpoken}</option>}
          {namedPresets.map((name) => (
            <option key={name} value={name}>
              {words.presets[name]}
            </option>
          ))}
          <option value="mine">{words.presets.mine}</option>
        </select>
      </label>
      {preset !== "as-spoken" &&
        fields.map((field) => (
          <NumberLine
            key={field}
            field={field}
            value={rules[field]}
            onChange={(value) => change({ ...rules, [field]: value })}
          />
        ))}
    </fieldset>
  );
}

interface NumberLineProps {
  readonly field: Field;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A figure; what cannot be one is told and changes nothing. */
function NumberLine({ field, value, onChange }: NumberLineProps) {
  const { captions: words } = useStrings();
  const [typed, setTyped] = useState<string>();
  const hint = useId();
  const { least, most } = subtitleBounds[field];
  const isOptional = field === "words";
  const fits = (text: string) => {
    if (text === "") return isOptional;
    const isWhole = field === "lineLength" || field === "lines" || field === "words";
    return Number(text) >= least && Number(text) <= most && (!isWhole || Number.isInteger(Number(text)));
  };
  const isWrong = typed !== undefined && !fits(typed);
  return (
    <>
      <label className={css.line}>
        {words.fields[field]}
        <input
          type="number"
          inputMode="decimal"
          min={least}
          max={most}
          step={steps[field]}
          placeholder={isOptional ? "–" : undefined}
          value={typed ?? (value === undefined ? "" : Number(value.toFixed(2)))}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? hint : undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            if (fits(text)) onChange(text === "" ? undefined : Number(text));
          }}
          onBlur={() => setTyped(undefined)}
        />
      </label>
      {isWrong && (
        <p id={hint} className="slow" role="status">
          {words.between(least, most)}
        </p>
      )}
    </>
  );
}
