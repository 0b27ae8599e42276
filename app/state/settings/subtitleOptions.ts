import type { ExportOptions } from "../../../engine/index";
import type { SubtitleRules } from "./settings";

/** Seconds between two subtitles, which nobody has asked to choose: two frames of a film. */
const gap = 2 / 24;

/** The rules as the engine's exporters take them: none, as openai/whisper writes them, where lines have no length. */
export function subtitleOptions({ lineLength, ...rules }: SubtitleRules): ExportOptions {
  if (lineLength === undefined) return {};
  // Each can be chosen by itself, and so against the other.
  return { captions: { ...rules, longest: Math.max(rules.longest, rules.shortest), lineLength, gap } };
}

/** With what the panel of an export chose: a number of words is one more rule. */
export function withPanelOptions(rules: SubtitleRules, panel: ExportOptions): ExportOptions {
  const { captions } = subtitleOptions(rules);
  return captions ? { ...panel, captions: { ...captions, words: panel.maxWordsPerLine } } : panel;
}
