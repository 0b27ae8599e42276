import type { Transcript } from "../types";
import { lasting } from "./lasting";
import { milliseconds } from "./milliseconds";
import { oneLine } from "./oneLine";

/**
 * Values with tabs between them: start and end in whole milliseconds and the text, a row a segment.
 *
 * Byte-equal to openai/whisper's WriteTSV (utils.py), except that a line break in a text is a space, as a tab is.
 */
export function writeTsv({ segments }: Transcript): string {
  const rows = lasting(segments).map(({ start, end, text }) => [
    milliseconds(start),
    milliseconds(end),
    oneLine(text).replaceAll("\t", " "),
  ]);
  return [["start", "end", "text"], ...rows].map((row) => `${row.join("\t")}\n`).join("");
}
