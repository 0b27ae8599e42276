import type { LiveState } from "../../../engine/index";
import type { CaptureState } from "../../client/capture/capture";
import type { Model } from "../../client/models/model";
import type { RecorderState, SoundKeeping } from "../../client/recordings/types";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { Failure } from "../failures";
import type { JobOptions } from "./jobOptions";
import type { Estimate } from "./progress";

export type JobState =
  | { readonly status: "waiting" }
  | { readonly status: "running"; readonly startedAt: number }
  /** next "waiting": it goes on by itself after what comes before it. */
  | { readonly status: "stopping"; readonly startedAt: number; readonly next: "stopped" | "waiting" }
  | { readonly status: "stopped" }
  | { readonly status: "done" }
  | { readonly status: "failed"; readonly failure: Failure };

/** The language that is spoken in a file, as far as anybody knows. */
export type Spoken =
  | { readonly how: "unknown" }
  | { readonly how: "chosen"; readonly code: string }
  /** The engine heard it, and is as sure of it as the probability says. */
  | { readonly how: "found"; readonly code: string; readonly probability: number };

/** What a job has, whatever its sound is: text so far is kept whatever becomes of it. */
export interface AnyJob {
  readonly id: number;
  readonly name: string;
  /** Undefined until the list of models has arrived. */
  readonly model: Model | undefined;
  readonly spoken: Spoken;
  readonly options: JobOptions;
  readonly segments: readonly TranscriptSegment[];
  /** Text of the window being decoded. */
  readonly partial: string;
  /** Seconds of audio done, and of all of it once known. */
  readonly seconds: number;
  readonly totalSeconds: number | undefined;
  /** Seconds of audio where the current run began: 0, or where the kept text ended. */
  readonly runFrom: number;
  /** Wall time of finished runs, milliseconds. */
  readonly spentMs: number;
  readonly estimate: Estimate;
  /** Where the text went on after what computes was lost, and what that was; undefined when nothing was. */
  readonly recovered: { readonly at: number; readonly from: "device" | "engine" } | undefined;
  /** "taken": copied or saved since the text last grew. */
  readonly keeping: "here-only" | "taken";
}

/** A file that the user gave the page. */
export interface FileJob extends AnyJob {
  readonly kind: "file";
  readonly file: Blob;
  readonly state: JobState;
}

/** What is recorded now: "finishing" has all of the sound, and the text of its last seconds to come. */
export type LiveJobState =
  | { readonly status: "recording" }
  | { readonly status: "paused" }
  | { readonly status: "finishing" };

/** Whether the engine writes down a live recording. Its sound is kept in any case. */
export type Listening =
  | { readonly status: "waiting" }
  | { readonly status: "listening" }
  | { readonly status: "failed"; readonly failure: Failure };

/** A recording, of now or of an earlier visit. */
export interface RecordingJob extends AnyJob {
  readonly kind: "recording";
  readonly state: JobState | LiveJobState;
  /** Its name among the browser's files. */
  readonly recording: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly tracks: readonly string[];
  /** "unread": the text of an earlier visit lies in the browser's files. */
  readonly text: "here" | "unread";
  /** How much sound there is and where it is kept. */
  readonly sound: RecorderState;
  /** Whether the sound stays once all of its text is written. */
  readonly audio: SoundKeeping;
  readonly listening: Listening;
  /** Times that the engine was lost since it last wrote down something. */
  readonly losses: number;
  /** Second up to where each track was listened to, whether or not somebody spoke. */
  readonly heardUpTo: readonly number[];
  /** What is being heard, a text each track that may still change. */
  readonly tails: readonly string[];
  /** How the tracks keep up; undefined before anything was heard. */
  readonly pace: readonly (LiveState | undefined)[];
  /** The microphone of a live recording. */
  readonly capture: CaptureState | undefined;
  /** "cut-off": the page went away before it was stopped; "unplugged": its microphone did. */
  readonly end: "open" | "stopped" | "cut-off" | "unplugged";
}

/** Something that the page writes down. */
export type Job = FileJob | RecordingJob;

/** A dropped or chosen file; a `File` is one. */
export interface NamedBlob extends Blob {
  readonly name: string;
}
