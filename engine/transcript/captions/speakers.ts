import type { Segment, Word } from "../types";
import type { Caption } from "./layOut";
import { unitsOf } from "./units";

/** Whose voice each caption is: who says its first word, or, of one whose words the text has no more, who speaks in its midst. */
export function captionSpeakers(
  captions: readonly Caption[],
  segments: readonly Segment[],
): readonly (string | undefined)[] {
  if (segments.every(({ speaker }) => speaker === undefined)) return captions.map(() => undefined);
  const byWord = new Map<string, string | undefined>();
  for (const segment of segments) {
    for (const { words } of unitsOf([segment])) for (const word of words) byWord.set(keyOf(word), segment.speaker);
  }
  return captions.map(({ words, said }) => {
    const known = words.map(keyOf).find((key) => byWord.has(key));
    if (known !== undefined) return byWord.get(known);
    const middle = (said.start + said.end) / 2;
    return segments.find(({ start, end }) => start <= middle && middle < end)?.speaker;
  });
}

function keyOf({ word, start, end }: Word): string {
  return `${start} ${end} ${word.trim()}`;
}
