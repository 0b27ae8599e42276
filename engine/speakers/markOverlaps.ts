import type { Segment } from "../transcript/types";
import type { SpeakerTurn } from "./types";

/** Seconds of a segment in which somebody else speaks too, or the share of it, from which on he is named beside it. */
const leastSeconds = 1;
const leastShare = 0.5;

/** Names who else speaks in segments that have a speaker: the one who does so longest. */
export function markOverlaps<S extends Segment>(
  segments: readonly S[],
  turns: readonly SpeakerTurn[],
  nameOf: (speaker: number) => string,
): readonly S[] {
  return segments.map((segment) => {
    const { also: _, ...alone } = segment;
    const also = segment.speaker === undefined ? undefined : longestIn(segment, turns, nameOf);
    if (also === segment.also) return segment;
    return { ...alone, ...(also !== undefined && { also }) } as S;
  });
}

function longestIn(
  { start, end, speaker }: Segment,
  turns: readonly SpeakerTurn[],
  nameOf: (speaker: number) => string,
): string | undefined {
  const seconds = new Map<string, number>();
  for (const turn of turns) {
    const shared = Math.min(end, turn.end) - Math.max(start, turn.start);
    const name = nameOf(turn.speaker);
    if (shared > 0 && name !== speaker) seconds.set(name, (seconds.get(name) ?? 0) + shared);
  }
  const [longest] = [...seconds].toSorted(([, a], [, b]) => b - a);
  const enough = Math.min(leastSeconds, leastShare * (end - start));
  return longest && longest[1] >= enough ? longest[0] : undefined;
}
