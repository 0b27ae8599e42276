import type { CaptionRules, ExportOptions } from "../../../engine/index";
import type { SubtitleRules } from "./settings";

/** The rules as the engine takes them; undefined: as openai/whisper writes them, where lines have no length. */
export function captionRules({ lineLength, ...rules }: SubtitleRules): CaptionRules | undefined {
  // Each can be chosen by itself, and so against the other.
  return lineLength === undefined
    ? undefined
    : { ...rules, longest: Math.max(rules.longest, rules.shortest), lineLength };
}

/** The same as the engine's exporters take them. */
export function subtitleOptions(rules: SubtitleRules): ExportOptions {
  const captions = captionRules(rules);
  return captions ? { captions } : {};
}

/** With what the panel of an export chose: a number of words counts where no rules do, which have one of their own. */
export function withPanelOptions(rules: SubtitleRules, { maxWordsPerLine, ...panel }: ExportOptions): ExportOptions {
  const captions = captionRules(rules);
  if (captions) return { ...panel, captions };
  return maxWordsPerLine === undefined ? panel : { ...panel, maxWordsPerLine };
}
