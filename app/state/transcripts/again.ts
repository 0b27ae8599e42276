import type { Segment } from "../../../engine/index";
import type { Again, TranscriptSegment } from "../../client/transcripts/types";
import { partedBySilence } from "./silences";
import { inOrder, nextNumber, type Transcript } from "./transcript";

/** Seconds of a stretch beneath which it is left as it is: nothing can be heard in less. */
const shortest = 0.3;

/** A stretch of the sound, in seconds; its end may be that of all. */
export interface Clip {
  readonly from: number;
  readonly to: number;
}

/** What is written anew, and on which track: that of the voice, undefined where there is one track. */
export interface Renewal {
  readonly again: Again;
  readonly speaker: string | undefined;
}

/** Whether somebody has changed the words of a segment, or where it ends. */
export function isByHand({ text, original, partOf }: TranscriptSegment): boolean {
  return partOf !== undefined || (original !== undefined && original.text !== text);
}

/** Segments of a stretch that somebody has changed: what would be written over. */
export function editedWithin(segments: readonly TranscriptSegment[], { from, to }: Clip): number {
  return segments.filter((one) => isByHand(one) && middle(one) >= from && middle(one) < to).length;
}

/** Whether all of a stretch was changed by a person, so that nothing is left to hear where that stays. */
export function isAllByHand(transcript: Transcript, { from, to }: Clip): boolean {
  const again = { from, to, edited: "keep", first: Number.POSITIVE_INFINITY, model: undefined } as const;
  return clipsOf(transcript, { again, speaker: undefined }).length === 0;
}

/** Whether a stretch of the sound is written anew, and not all of it. */
export function isPart(again: Pick<Again, "from" | "to"> | undefined): boolean {
  return again !== undefined && (again.from > 0 || again.to !== undefined);
}

/** The stretches that are heard once more: all of it, but for what is to stay. */
export function clipsOf(transcript: Transcript, renewal: Renewal): readonly Clip[] {
  const { from, to = Number.POSITIVE_INFINITY, edited } = renewal.again;
  const kept = edited === "keep" ? transcript.segments.filter((one) => isOld(one, renewal.again) && isByHand(one)) : [];
  const clips: Clip[] = [];
  let at = from;
  for (const { start, end } of kept.filter((one) => isOn(transcript, one, renewal.speaker))) {
    if (end <= at) continue;
    if (start >= to) break;
    clips.push({ from: at, to: start });
    at = end;
  }
  clips.push({ from: at, to });
  return clips.filter((clip) => clip.to - clip.from >= shortest);
}

/** The same for the engine, from a second on: start, end, start, end …, without the last where it is the end of all. */
export function clipTimes(clips: readonly Clip[], from: number): readonly number[] {
  const left = clips.flatMap((clip) => (clip.to > from ? [Math.max(from, clip.from), clip.to] : []));
  return left.filter((second) => second !== Number.POSITIVE_INFINITY);
}

/** The transcript with more of what is written anew, beside what it takes the place of. */
export function withRenewed(transcript: Transcript, renewal: Renewal, segments: readonly Segment[]): Transcript {
  if (segments.length === 0) return transcript;
  const old = transcript.segments.filter((one) => isOld(one, renewal.again));
  const first = Math.max(renewal.again.first, nextNumber(transcript.segments));
  const added = segments.flatMap(partedBySilence).map((segment, index) => {
    const speaker = renewal.speaker ?? voiceAt(old, middle(segment));
    return { ...segment, id: first + index, ...(speaker !== undefined && { speaker }) };
  });
  return inOrder({ ...transcript, segments: [...transcript.segments, ...added], keeping: "here-only" });
}

/** The transcript without the old text of a stretch up to where the new one has come. */
export function withoutOld(transcript: Transcript, renewal: Renewal, upTo: number): Transcript {
  const clips = clipsOf(transcript, renewal);
  const isGone = (one: TranscriptSegment) =>
    isOld(one, renewal.again) &&
    middle(one) < upTo &&
    clips.some(({ from, to }) => middle(one) >= from && middle(one) < to) &&
    isOn(transcript, one, renewal.speaker);
  const segments = transcript.segments.filter((one) => !isGone(one));
  return segments.length === transcript.segments.length ? transcript : { ...transcript, segments };
}

/** Second up to where the new text has come. */
export function renewedUpTo({ segments }: Pick<Transcript, "segments">, { again, speaker }: Renewal): number {
  const isNew = (one: TranscriptSegment) => !isOld(one, again) && (speaker === undefined || one.speaker === speaker);
  return segments.reduce((end, one) => (isNew(one) ? Math.max(end, one.end) : end), again.from);
}

/** What was divided since then is as old as what it was a part of. */
function isOld({ id, partOf = id }: TranscriptSegment, { first }: Again): boolean {
  return partOf < first;
}

/** Whether a segment was heard on a track. What a person gave to nobody of the tracks counts as the first one's. */
function isOn({ speakers, segments }: Transcript, segment: TranscriptSegment, speaker: string | undefined): boolean {
  if (speaker === undefined) return true;
  const whole = segment.partOf === undefined ? segment : segments.find(({ id }) => id === segment.partOf);
  const names = [segment.speaker, whole?.original?.speaker];
  return (names.find((name) => name !== undefined && speakers.includes(name)) ?? speakers[0]) === speaker;
}

/** Who spoke at a second, as the text before has it. */
function voiceAt(segments: readonly TranscriptSegment[], second: number): string | undefined {
  return segments.find(({ start, end }) => start <= second && second < end)?.speaker;
}

function middle({ start, end }: Pick<Segment, "start" | "end">): number {
  return (start + end) / 2;
}
