import type { Segment, Word } from "../../transcript/types";

/** A segment as a window was cut. */
export type CutSegment = Omit<Segment, "id">;

/** A segment whose words have times, none if it says nothing. */
export type TimedSegment = CutSegment & { readonly words: readonly Word[] };

/**
 * When the last word of segments ends; where none has words, when the last segment does.
 *
 * In seconds, undefined without segments. Source: openai/whisper utils.py, get_end.
 */
export function endOf(segments: readonly TimedSegment[]): number | undefined {
  return segments.flatMap(({ words }) => words).at(-1)?.end ?? segments.at(-1)?.end;
}
