import { framesPerSecond, type Paragraph } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { JobOptions } from "../queue/jobOptions";
import type { Clip } from "./again";
import { notedSilence, silenceBefore } from "./paragraphs";
import { inOrder, nextNumber, type Transcript } from "./transcript";

type Segments = readonly TranscriptSegment[];

/** Whether what holds no speech is not transcribed: several stretches at once are stretches of speech. */
export function leavesOutSilence({ skipSilence, fastest }: JobOptions): boolean {
  return skipSilence || fastest;
}

/** A text whose order left out what holds no speech. */
export interface LeavingOut {
  readonly paragraphs: readonly Paragraph<TranscriptSegment>[];
  readonly segments: Segments;
  /** Seconds of all of the sound, once they are known. */
  readonly seconds: number | undefined;
}

/** The long stretches that were not transcribed: by the number of the segment that each is before, or "end". */
export function skippedStretches({ paragraphs, segments, seconds }: LeavingOut): ReadonlyMap<number | "end", Clip> {
  // What somebody has emptied was heard, and so was what a later run found nothing in.
  const heard = segments.filter(({ text }) => text.trim() === "");
  const found = new Map<number | "end", Clip>();
  const note = (before: number | "end", clip: Clip) => {
    const longest = withoutStretches(clip, heard).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
    if (longest && lengthOf(longest) >= notedSilence) found.set(before, longest);
  };
  for (const paragraph of paragraphs) {
    const { start, segments: of } = paragraph;
    const silence = silenceBefore(paragraph);
    if (silence > 0 && of[0]) note(of[0].id, { from: start - silence, to: start });
  }
  const last = paragraphs.at(-1);
  if (last && seconds !== undefined) note("end", { from: last.end, to: seconds });
  return found;
}

/** The transcript after all of a stretch was heard: where nothing was said for long stands a segment without text. */
export function withHeardSilence(transcript: Transcript, clip: Clip): Transcript {
  const silent = withoutStretches(clip, transcript.segments).filter((one) => lengthOf(one) >= notedSilence);
  if (silent.length === 0) return transcript;
  const first = nextNumber(transcript.segments);
  const added = silent.map(({ from, to }, index) => silence(first + index, from, to));
  return inOrder({ ...transcript, segments: [...transcript.segments, ...added], keeping: "here-only" });
}

function silence(id: number, start: number, end: number): TranscriptSegment {
  const figures = { temperature: 0, avgLogprob: 0, compressionRatio: 0, noSpeechProb: 1 };
  return { id, seek: Math.round(start * framesPerSecond), start, end, text: "", tokens: [], ...figures };
}

/** What of a stretch none of the segments covers. */
function withoutStretches(clip: Clip, segments: Segments): readonly Clip[] {
  return segments.reduce<readonly Clip[]>(
    (left, { start, end }) =>
      left.flatMap(({ from, to }) => {
        if (end <= from || start >= to) return [{ from, to }];
        return [
          { from, to: start },
          { from: end, to },
        ].filter((one) => lengthOf(one) > 0);
      }),
    [clip],
  );
}

function lengthOf({ from, to }: Clip): number {
  return to - from;
}
