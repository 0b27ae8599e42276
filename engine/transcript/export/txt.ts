import { paragraphsOf } from "../paragraphs";
import { strip } from "../strip";
import type { Segment, Transcript } from "../types";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";

/** Plain text, a line a segment; byte-equal to openai/whisper's WriteTXT (utils.py). Or by paragraphs, where that is wanted. */
export function writeTxt({ segments }: Transcript, { plainText = "segments" }: ExportOptions = {}): string {
  if (plainText === "segments") return segments.map(({ text }) => `${strip(text)}\n`).join("");
  const text = plainParagraphs(segments);
  return text === "" ? "" : `${text}\n`;
}

/** Paragraphs apart by an empty line, each voice named where it begins. */
export function plainParagraphs(segments: readonly Segment[]): string {
  return paragraphsOf(segments)
    .map(({ speaker, text }) => `${speaker === undefined ? "" : `${speaker}: `}${oneLine(text)}`)
    .join("\n\n");
}
