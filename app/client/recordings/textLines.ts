import type { TranscriptSegment } from "../transcripts/types";
import type { TextLine } from "./types";

/** A segment as a line of the text's file; it ends a line before it that a crash cut off. */
export function lineOf(line: TextLine): string {
  return `\n${JSON.stringify(line)}`;
}

/**
 * The segments of a text's file, each in the last state that was written, in the order in which they first came. A line
 * that a crash cut off is left out.
 */
export function parseLines(text: string): readonly TextLine[] {
  const segments = new Map<string, TextLine>();
  for (const row of text.split("\n")) {
    const line = parse(row);
    if (line) segments.set(`${line.track} ${line.segment.id}`, line);
  }
  return [...segments.values()];
}

function parse(row: string): TextLine | undefined {
  try {
    const line = JSON.parse(row) as Partial<TextLine> | null;
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(line: Partial<TextLine> | null): line is TextLine {
  const { id, start, end, text }: Partial<TranscriptSegment> = line?.segment ?? {};
  return [line?.track, id, start, end].every(Number.isFinite) && typeof text === "string";
}
