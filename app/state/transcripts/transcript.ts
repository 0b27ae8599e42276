import type { LiveEvent, Segment } from "../../../engine/index";
import { inTimeOrder } from "../../client/transcripts/edit/order";
import type { TranscriptFacts, TranscriptSegment, TranscriptSource } from "../../client/transcripts/types";
import type { AnyJob } from "../queue/job";
import { partedBySilence } from "./silences";

/**
 * Something that is written down, whatever its sound is: the only thing that is kept of the work on it. It owns its segments
 * and gives each a number, once.
 */
export interface Transcript extends TranscriptFacts {
  readonly segments: readonly TranscriptSegment[];
  /** "unread": the text of an earlier visit lies in the database. */
  readonly text: "here" | "unread";
  /** "taken": copied or saved since the text last grew. */
  readonly keeping: "here-only" | "taken";
}

/** What a new transcript is known by. */
export interface NewTranscript {
  readonly id: string;
  readonly source: TranscriptSource;
  readonly createdAt: number;
  readonly speakers: readonly string[];
}

/** The order for a transcript, as far as the text depends on it. */
type Wanted = Pick<AnyJob, "model" | "language" | "options">;

/** A transcript without text. A file's has the name of its file, a recording's that of its date. */
export function newTranscript(start: NewTranscript, wanted: Wanted): Transcript {
  const { source } = start;
  const title = source.kind === "file" ? source.name : undefined;
  const empty = { ...start, title, languages: [], segments: [], text: "here", keeping: "here-only" } as const;
  return writtenWith({ ...empty, task: "transcribe", model: undefined }, wanted);
}

/** The transcript with what is, or is to be, written by an order. What was heard stays where nobody names a language. */
export function writtenWith(transcript: Transcript, { model, language, options }: Wanted): Transcript {
  const isNamed = language !== undefined && language !== languageOf(transcript);
  return {
    ...transcript,
    model: model?.name,
    task: options.task,
    languages: isNamed ? [{ code: language, probability: undefined }] : transcript.languages,
  };
}

/** The transcript with a language that was heard; the one that was heard last is at the end. */
export function withLanguage(transcript: Transcript, code: string, probability: number): Transcript {
  const others = transcript.languages.filter((one) => one.code !== code && one.probability !== undefined);
  return { ...transcript, languages: [...others, { code, probability }] };
}

/** The transcript with more segments, of a voice if it is known. */
export function withSegments(transcript: Transcript, segments: readonly Segment[], speaker?: string): Transcript {
  if (segments.length === 0) return transcript;
  const added = numbered(segments.flatMap(partedBySilence), transcript.segments, speaker);
  return { ...transcript, segments: [...transcript.segments, ...added], keeping: "here-only" };
}

/** The transcript with one more segment of a track, or with its last one grown. */
export function withConfirmed(
  transcript: Transcript,
  { track, how, segment }: LiveEvent & { readonly type: "confirmed" },
): Transcript {
  const { segments } = transcript;
  const speaker = speakerOf(transcript, track);
  const at = how === "grown" ? segments.findLastIndex((one) => one.speaker === speaker) : -1;
  const grown = segments[at];
  if (grown === undefined) return withSegments(transcript, [segment], speaker);
  const changed = { ...segment, id: grown.id, ...(speaker !== undefined && { speaker }) };
  return { ...transcript, segments: segments.with(at, changed), keeping: "here-only" };
}

/** Segments that come to others, with numbers that none of those has. */
function numbered(
  segments: readonly Segment[],
  others: readonly TranscriptSegment[],
  speaker: string | undefined,
): readonly TranscriptSegment[] {
  const first = nextNumber(others);
  const mark = speaker === undefined ? {} : { speaker };
  return segments.map((segment, index) => ({ ...segment, ...mark, id: first + index }));
}

/** The first number behind all that segments have. */
export function nextNumber(segments: readonly TranscriptSegment[]): number {
  return segments.reduce((most, { id }) => Math.max(most, id), -1) + 1;
}

/** The transcript with its segments in the order in which they were said. */
export function inOrder<T extends Pick<Transcript, "segments">>(transcript: T): T {
  return { ...transcript, segments: inTimeOrder(transcript.segments) };
}

/** The code of the spoken language, the last one that was heard of several; undefined while nobody knows it. */
export function languageOf({ languages }: Pick<Transcript, "languages">): string | undefined {
  return languages.at(-1)?.code;
}

/** The code of the language that the text is in. */
export function textLanguage(transcript: Pick<Transcript, "languages" | "task">): string | undefined {
  return transcript.task === "translate" ? "en" : languageOf(transcript);
}

/** The name that segments of a track bear: none where there is one track. */
export function speakerOf({ speakers }: Pick<Transcript, "speakers">, track: number): string | undefined {
  return speakers.length > 1 ? speakers[track] : undefined;
}

/** Whether a segment is of a track: voices that are told apart are those of the last one. */
export function isOfTrack(
  { speakers }: Pick<Transcript, "speakers">,
  { speaker }: Pick<Segment, "speaker">,
  track: number,
): boolean {
  if (speakers.length <= 1 || speaker === speakers[track]) return true;
  return track === speakers.length - 1 && !speakers.includes(speaker ?? "");
}

/** Second up to where a track has text. */
export function textEnd(transcript: Pick<Transcript, "speakers" | "segments">, track: number): number {
  return transcript.segments.reduce(
    (end, one) => (isOfTrack(transcript, one, track) ? Math.max(end, one.end) : end),
    0,
  );
}

/** What a transcript is called; `recordingName` names one by when it was begun, in the user's language. */
export function titleOf(
  { title, createdAt }: Pick<Transcript, "title" | "createdAt">,
  { recordingName }: { readonly recordingName: (startedAt: number) => string },
): string {
  return title ?? recordingName(createdAt);
}
