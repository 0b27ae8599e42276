import { parseSegment } from "../transcripts/parse";
import type { TextLine } from "./types";

/**
 * The segments of a text's file as an earlier version wrote it, each in the last state that was written, in the order in
 * which they first came. A line that a crash cut off is left out.
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
    const { track, segment } = JSON.parse(row) as Readonly<Record<string, unknown>>;
    const parsed = parseSegment(segment);
    return typeof track === "number" && parsed ? { track, segment: parsed } : undefined;
  } catch {
    return undefined;
  }
}
