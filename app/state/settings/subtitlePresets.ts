import { type CaptionPreset, captionPresets } from "../../../engine/index";
import type { SubtitleRules } from "./settings";

/** What rules are called: by who published them; "as-spoken": there are none; "mine": they are nobody else's. */
export type SubtitlePreset = "as-spoken" | CaptionPreset | "mine";

export const namedPresets = Object.keys(captionPresets) as readonly CaptionPreset[];

/** The name of rules. */
export function presetOf(rules: SubtitleRules): SubtitlePreset {
  if (rules.lineLength === undefined) return "as-spoken";
  return namedPresets.find((name) => isSame(rules, captionPresets[name])) ?? "mine";
}

/** The length of a line where nobody has chosen one. */
const usualLength = 42;

/** Rules where there have to be some. */
export function withLines<Rules extends SubtitleRules>(rules: Rules): Rules & { readonly lineLength: number } {
  return { ...rules, lineLength: rules.lineLength ?? usualLength };
}

/** Rules in place of others. */
export function withPreset(rules: SubtitleRules, preset: "as-spoken" | CaptionPreset): SubtitleRules {
  return preset === "as-spoken" ? { ...rules, lineLength: undefined } : { words: undefined, ...captionPresets[preset] };
}

function isSame(one: SubtitleRules, other: SubtitleRules): boolean {
  const names = ["lineLength", "lines", "words", "shortest", "longest", "pace", "gap"] as const;
  // A figure such as two frames of 24 has no end.
  return names.every((name) => Math.abs((one[name] ?? 0) - (other[name] ?? 0)) < 1e-6);
}
