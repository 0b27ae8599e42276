import { lazy, Suspense } from "react";
import { useActions, useApp } from "../../state/react";
import { defaultSubtitles, type SubtitleRules } from "../../state/settings/settings";
import { type Strings, useStrings } from "../../strings/strings";
import { Section } from "../../ui/Section";
import { SelectLine } from "./SelectLine";

/** With the exporters, which the first paint does without. */
const SubtitlePreview = lazy(async () => ({ default: (await import("./SubtitlePreview")).SubtitlePreview }));

/** Those of the panel of an export are not all here. */
type Rule = Exclude<keyof SubtitleRules, "gap" | "words">;

/** What can be chosen of each rule. */
const offered = {
  lineLength: [32, 37, 42, 50, 60],
  lines: [1, 2, 3],
  shortest: [0.5, 1, 1.5, 2, 3],
  longest: [4, 5, 6, 7, 10],
  pace: [12, 15, 17, 20, 25],
} as const satisfies Record<Rule, readonly number[]>;

const pacing = ["lines", "shortest", "longest", "pace"] as const;

/** How subtitles are laid out. Without a length of lines they are as spoken, and no rule counts. */
export function SubtitlesSection() {
  const { subtitles: words } = useStrings().settings;
  const { changePreferences } = useActions();
  const rules = useApp((state) => state.preferences.subtitles);
  const change = (part: Partial<SubtitleRules>) => changePreferences({ subtitles: { ...rules, ...part } });
  return (
    <Section name={words.name} onReset={() => changePreferences({ subtitles: defaultSubtitles })}>
      <SelectLine
        label={words.lineLength}
        hint={words.about}
        value={String(rules.lineLength ?? "")}
        onChange={(value) => change({ lineLength: value === "" ? undefined : Number(value) })}
      >
        <option value="">{words.asSpoken}</option>
        {withKept(offered.lineLength, rules.lineLength).map((length) => (
          <option key={length} value={length}>
            {words.characters(length)}
          </option>
        ))}
      </SelectLine>
      {rules.lineLength !== undefined &&
        pacing.map((rule) => (
          <SelectLine
            key={rule}
            label={words[rule]}
            value={String(rules[rule])}
            onChange={(value) => change({ [rule]: Number(value) })}
          >
            {withKept(offered[rule], rules[rule]).map((value) => (
              <option key={value} value={value}>
                {amount(rule, value, words)}
              </option>
            ))}
          </SelectLine>
        ))}
      <Suspense>
        <SubtitlePreview rules={rules} />
      </Suspense>
    </Section>
  );
}

/** What another version had to offer stays to be seen. */
function withKept(values: readonly number[], kept: number | undefined): readonly number[] {
  if (kept === undefined || values.includes(kept)) return values;
  return [...values, kept].sort((a, b) => a - b);
}

function amount(rule: (typeof pacing)[number], value: number, words: Strings["settings"]["subtitles"]): string {
  if (rule === "lines") return words.lineCount(value);
  return rule === "pace" ? words.perSecond(value) : words.seconds(value);
}
