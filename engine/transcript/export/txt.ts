import { strip } from "../strip";
import type { Transcript } from "../types";

/** Plain text, a line a segment; byte-equal to openai/whisper's WriteTXT (utils.py). */
export function writeTxt({ segments }: Transcript): string {
  return segments.map(({ text }) => `${strip(text)}\n`).join("");
}
