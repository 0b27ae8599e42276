import { paragraphsOf } from "../paragraphs";
import { strip } from "../strip";
import type { Segment, Transcript } from "../types";
import { type DocumentHead, detailsLine } from "./head";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";

/** Plain text, a line a segment; byte-equal to openai/whisper's WriteTXT (utils.py). Or by paragraphs, where that is wanted. */
export function writeTxt({ segments }: Transcript, options: ExportOptions = {}): string {
  const { plainText = "segments", head, speakers } = options;
  const above = head ? `${headOf(head)}\n\n` : "";
  if (plainText === "segments") return above + segments.map(({ text }) => `${strip(text)}\n`).join("");
  const text = plainParagraphs(segments, speakers);
  return above + (text === "" ? "" : `${text}\n`);
}

/** Paragraphs apart by an empty line, each voice named where it begins. */
export function plainParagraphs(segments: readonly Segment[], speakers: ExportOptions["speakers"] = "named"): string {
  return paragraphsOf(segments)
    .map(({ speaker, text }) => {
      const isNamed = speakers === "named" && speaker !== undefined;
      return `${isNamed ? `${speaker}: ` : ""}${oneLine(text)}`;
    })
    .join("\n\n");
}

function headOf(head: DocumentHead): string {
  return [head.title, detailsLine(head)].map(oneLine).filter(Boolean).join("\n");
}
