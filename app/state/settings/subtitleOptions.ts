import type { ExportOptions } from "../../../engine/index";
import type { SubtitleRules } from "./settings";

/** The rules as the engine's exporters take them: none, as openai/whisper writes them, where lines have no length. */
export function subtitleOptions({ lineLength, lines, shortest, longest, pace }: SubtitleRules): ExportOptions {
  if (lineLength === undefined) return {};
  return {
    maxLineWidth: lineLength,
    maxLineCount: lines,
    minSeconds: shortest,
    maxSeconds: longest,
    maxPace: pace,
  };
}

/** With what the panel of an export chose: a number of words goes before the length of lines. */
export function withPanelOptions(rules: SubtitleRules, panel: ExportOptions): ExportOptions {
  const { maxLineWidth, maxLineCount, ...times } = subtitleOptions(rules);
  if (panel.maxWordsPerLine !== undefined || maxLineWidth === undefined || maxLineCount === undefined) {
    return { ...times, ...panel };
  }
  return { ...times, maxLineWidth, maxLineCount, ...panel };
}
