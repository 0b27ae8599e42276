import { type CaptionPreset, captionPresets, type ExportOptions } from "../../engine/index";
import { condition, oneOf, UsageError } from "../args/values";

export const exportFlags = {
  "max-line-width": { type: "string" },
  "max-line-count": { type: "string" },
  "max-words-per-line": { type: "string" },
  "highlight-words": { type: "string" },
  preset: { type: "string" },
} as const;

/** Each flag with its option and the reader of its value. */
const readers = [
  ["max-line-width", "maxLineWidth", limit],
  ["max-line-count", "maxLineCount", limit],
  ["max-words-per-line", "maxWordsPerLine", limit],
  ["highlight-words", "highlightWords", condition],
] as const;

/**
 * Reads the flags of subtitles; an option is left out where its flag says nothing or `None`.
 * @throws UsageError with one sentence that names the flag and what was expected.
 */
export function exportArgs(values: Readonly<Record<string, unknown>>): ExportOptions {
  const given = readers.flatMap(([flag, key, read]) => {
    const text = values[flag];
    const value = typeof text === "string" ? read(`--${flag}`, text) : undefined;
    return value === undefined ? [] : [[key, value]];
  });
  const options: ExportOptions = Object.fromEntries(given);
  return typeof values.preset === "string" ? withPreset(options, values.preset) : options;
}

/** Rules of captions stand in the place of openai/whisper's limits. */
function withPreset(options: ExportOptions, preset: string): ExportOptions {
  const name = oneOf("--preset", preset, Object.keys(captionPresets) as CaptionPreset[]);
  const beside = readers.find(([flag, key]) => flag !== "highlight-words" && options[key] !== undefined);
  if (beside) throw new UsageError(`--preset stands beside --${beside[0]}, expected one of them.`);
  return { ...options, captions: captionPresets[name] };
}

/** A whole number, or `None` for no limit. */
function limit(flag: string, text: string): number | undefined {
  if (/^none$/i.test(text)) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`${flag} is "${text}", expected a whole number above 0 or None.`);
}
