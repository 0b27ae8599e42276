import type { Segment, Transcript, Word } from "../transcript/types";
import type { SpeakerTurn } from "./types";

/** A word alone between two of another speaker is that speaker's, where no pause so long parts them; seconds. */
const pause = 0.3;
/** Nobody's word belongs to a turn that is so near. */
export const reach = 2;
/** A sentence of which one speaker has this share is his. */
const sentenceShare = 0.75;

/**
 * Gives each word to who speaks in it and cuts segments where another begins. A sentence that is nearly all one speaker's is
 * wholly his, so that a cut falls between sentences where it can. Segments without times of words are whole.
 */
export function assignSpeakers(
  transcript: Transcript,
  turns: readonly SpeakerTurn[],
  nameOf: (speaker: number) => string = speakerName,
): Transcript {
  const segments = transcript.segments.flatMap((segment) =>
    partsOf(segment, turns).map(([part, speaker]) => withSpeaker(part, speaker, nameOf)),
  );
  return { ...transcript, segments };
}

/** A segment in parts of one speaker each, or of nobody who is known. */
export function partsOf(segment: Segment, turns: readonly SpeakerTurn[]): readonly SpeakerPart[] {
  const { words } = segment;
  if (!words?.length) return [[segment, speakerIn(segment, turns)]];
  const speakers = snapped(
    words,
    words.map((word) => speakerIn(word, turns)),
  );
  return cutSegment(segment, words, speakers);
}

type SpeakerPart = readonly [Segment, number | undefined];

/** Speakers without a name: "Speaker 1" and on. */
export function speakerName(speaker: number): string {
  return `Speaker ${speaker + 1}`;
}

function withSpeaker(segment: Segment, speaker: number | undefined, nameOf: (speaker: number) => string): Segment {
  return speaker === undefined ? segment : { ...segment, speaker: nameOf(speaker) };
}

/** Who speaks most of a stretch; where turns share it, who speaks in its middle; else the nearest. */
function speakerIn({ start, end }: Pick<Word, "start" | "end">, turns: readonly SpeakerTurn[]): number | undefined {
  const middle = (start + end) / 2;
  let best: { readonly speaker: number; readonly near: number } | undefined;
  for (const turn of turns) {
    const overlap = Math.min(end, turn.end) - Math.max(start, turn.start);
    const distance = Math.max(turn.start - middle, middle - turn.end, 0);
    // Of two who speak at once, the one whose turn is shorter: he speaks into the other's.
    const near = overlap > 0 ? overlap / Math.max(end - start, 0.01) + 1 / (1 + turn.end - turn.start) : -distance;
    if ((overlap > 0 || distance < reach) && (!best || near > best.near)) best = { speaker: turn.speaker, near };
  }
  return best?.speaker;
}

/** Single words and sentences that belong to the speaker around them. */
function snapped(words: readonly Word[], speakers: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const smooth = speakers.map((speaker, i) => {
    const [before, after] = [speakers[i - 1], speakers[i + 1]];
    const parted = (a: number, b: number) => words[b]!.start - words[a]!.end >= pause;
    const isAlone = before !== undefined && before === after && before !== speaker;
    return isAlone && !parted(i - 1, i) && !parted(i, i + 1) ? before : speaker;
  });
  let first = 0;
  for (const [i, { word }] of words.entries()) {
    if (i + 1 < words.length && !/[.?!。？！…]["”’)]?$/.test(word.trim())) continue;
    const sentence = smooth.slice(first, i + 1);
    const [most] = sentence.toSorted((a, b) => countOf(sentence, b) - countOf(sentence, a));
    if (countOf(sentence, most) >= sentenceShare * sentence.length) smooth.fill(most, first, i + 1);
    first = i + 1;
  }
  return smooth;
}

function countOf(speakers: readonly (number | undefined)[], speaker: number | undefined): number {
  return speakers.filter((one) => one === speaker).length;
}

/** A segment in parts of one speaker each. */
function cutSegment(
  segment: Segment,
  words: readonly Word[],
  speakers: readonly (number | undefined)[],
): readonly SpeakerPart[] {
  const starts = words.flatMap((_, i) => (i === 0 || speakers[i] !== speakers[i - 1] ? [i] : []));
  if (starts.length === 1) return [[segment, speakers[0]]];
  return starts.map((from, part) => {
    const own = words.slice(from, starts[part + 1]);
    const text = own.map(({ word }) => word).join("");
    const [start, end] = [
      part === 0 ? segment.start : own[0]!.start,
      part === starts.length - 1 ? segment.end : own.at(-1)!.end,
    ];
    // Tokens are the whole segment's and stay with its first part.
    return [{ ...segment, start, end, text, words: own, tokens: part === 0 ? segment.tokens : [] }, speakers[from]];
  });
}
