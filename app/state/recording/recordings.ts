import type { LiveEvent } from "../../../engine/index";
import type { KeptRecording, RecordingMeta, SoundKeeping, TextLine } from "../../client/recordings/types";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { AppState } from "../appState";
import type { RecordingJob } from "../queue/job";
import { defaultJobOptions } from "../queue/jobOptions";
import { emptyJob, fittedTo, languageOf, numbered } from "../queue/jobs";
import type { Choice } from "../queue/queueState";

/** What a new recording is known by. */
export interface NewRecording {
  readonly id: number;
  readonly name: string;
  readonly recording: string;
  readonly startedAt: number;
  readonly tracks: readonly string[];
  readonly audio: SoundKeeping;
}

/** A recording as it begins. */
export function newRecording(start: NewRecording, choice: Choice): RecordingJob {
  const { id, name, recording, startedAt, tracks, audio } = start;
  const job: RecordingJob = {
    ...emptyJob(id, name, choice),
    kind: "recording",
    state: { status: "recording" },
    recording,
    startedAt,
    tracks,
    text: "here",
    sound: { heard: 0, keeping: "device", ended: false },
    audio,
    listening: { status: "waiting" },
    losses: 0,
    heardUpTo: [],
    tails: [],
    pace: [],
    capture: undefined,
    end: "open",
    totalSeconds: 0,
  };
  return choice.model === undefined ? job : fittedTo(job, choice.model);
}

/** A recording of an earlier visit; one whose text is not whole waits for the user's word. */
export function keptRecording(id: number, kept: KeptRecording, { models, recordingName }: AppState): RecordingJob {
  const model = models.find(({ name }) => name === kept.model) ?? models[0];
  const { id: recording, startedAt, tracks, language, state, seconds, audio } = kept;
  const choice = { model, language, options: defaultJobOptions };
  const end = state === "recording" ? "cut-off" : "stopped";
  const status = state === "done" ? "done" : "stopped";
  const job = newRecording({ id, name: recordingName(startedAt), recording, startedAt, tracks, audio }, choice);
  const sound = { heard: seconds, keeping: "device", ended: true } as const;
  return { ...job, state: { status }, text: "unread", end, sound, seconds, totalSeconds: seconds, keeping: "taken" };
}

/** How a recording is described among the browser's files. */
export function metaOf(job: RecordingJob, state: RecordingMeta["state"]): RecordingMeta {
  const { recording: id, startedAt, tracks, model, audio } = job;
  return { id, startedAt, tracks, model: model?.name, language: languageOf(job), state, audio };
}

/** Whether it can be played: sound that goes with the end of its text is not offered in the moment before. */
export function hasSound({ audio, state }: RecordingJob): boolean {
  return audio.status === "kept" || (audio.status === "until-written" && state.status !== "done");
}

/** The name that segments of a track bear: none where there is one track. */
export function speakerOf({ tracks }: Pick<RecordingJob, "tracks">, track: number): string | undefined {
  return tracks.length > 1 ? tracks[track] : undefined;
}

/** Second up to where a track has text. */
export function textEnd(job: RecordingJob, track: number): number {
  const speaker = speakerOf(job, track);
  return job.segments.reduce((end, segment) => (segment.speaker === speaker ? Math.max(end, segment.end) : end), 0);
}

/** Segments in the order in which they were said. */
export function inOrder(segments: readonly TranscriptSegment[]): readonly TranscriptSegment[] {
  return segments.toSorted((a, b) => a.start - b.start);
}

/** The job after one live event, and the line of text to keep for it. */
export function withLiveEvent(
  job: RecordingJob,
  event: LiveEvent,
): { readonly job: RecordingJob; readonly line?: TextLine } {
  switch (event.type) {
    case "confirmed": {
      const { segments, segment } = withConfirmed(job, event);
      return { job: { ...job, segments, keeping: "here-only", losses: 0 }, line: { track: event.track, segment } };
    }
    case "tentative":
      return { job: { ...job, tails: replaced(job.tails, event.track, event.text, "") } };
    case "language":
      return { job: { ...job, spoken: { how: "found", code: event.language, probability: event.probability } } };
    case "recovered":
      return { job: { ...job, recovered: { at: event.seconds, from: "device" } } };
    case "live": {
      const { track, confirmed } = event;
      const heardUpTo = replaced(job.heardUpTo, track, confirmed, 0);
      return { job: { ...job, heardUpTo, pace: replaced(job.pace, track, event, undefined) } };
    }
  }
}

/** The job with all of its text. */
export function written(job: RecordingJob): RecordingJob {
  const keeping = job.sound.keeping === "device" ? "taken" : "here-only";
  const segments = inOrder(job.segments);
  return {
    ...job,
    state: { status: "done" },
    segments,
    keeping,
    tails: [],
    pace: [],
    partial: "",
    seconds: job.sound.heard,
  };
}

/** The job's segments with one more of a track, or with its last one grown. */
function withConfirmed(job: RecordingJob, { track, how, segment: heard }: LiveEvent & { readonly type: "confirmed" }) {
  const { segments } = job;
  const speaker = speakerOf(job, track);
  const at = how === "grown" ? segments.findLastIndex((one) => one.speaker === speaker) : -1;
  const [added] = numbered([heard], segments, speaker) as [TranscriptSegment];
  const old = segments[at];
  const segment = old ? { ...added, id: old.id } : added;
  return { segment, segments: old ? segments.with(at, segment) : [...segments, segment] };
}

function replaced<T>(list: readonly T[], index: number, value: T, missing: T): readonly T[] {
  const length = Math.max(list.length, index + 1);
  return Array.from({ length }, (_, i) => (i === index ? value : (list[i] ?? missing)));
}
