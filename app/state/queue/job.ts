import type { LiveState, LiveVoice } from "../../../engine/index";
import type { CaptureState } from "../../client/capture/capture";
import type { OpenedTracks } from "../../client/decoding/audioPort";
import type { Unread } from "../../client/decoding/unread";
import type { Model } from "../../client/models/model";
import type { RecorderState, SoundKeeping } from "../../client/recordings/types";
import type { Again } from "../../client/transcripts/types";
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

/** An order to fill a transcript, whatever its sound is. */
export interface AnyJob {
  /** Among the jobs of this visit. */
  readonly id: number;
  /** The id of what it fills. */
  readonly transcript: string;
  /** Undefined until the list of models has arrived. */
  readonly model: Model | undefined;
  /** What came together, or while others of it were not done, has the same number; undefined: there is no more to wait for. */
  readonly batch: number | undefined;
  /** By which it is ordered among those that wait, where somebody moved it; undefined: by when its transcript was begun. */
  readonly place: number | undefined;
  /** Code of the language that the user named, as far as the model knows it; undefined: it is to be found. */
  readonly language: string | undefined;
  /** The one that the user named in this visit, though the model may not know it; undefined: none, or nobody remembers. */
  readonly named: string | undefined;
  readonly options: JobOptions;
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
  readonly recovered:
    | { readonly at: number; readonly from: "device" | "engine" | "server" | "speaker-search" }
    | undefined;
  /** Windows that are decoded at a time, where there is no memory for as many as were asked for; undefined: there is. */
  readonly windows: number | undefined;
  /** What is written over the text that is there; undefined: the text is written for the first time, or done. */
  readonly again: Again | undefined;
  /** "cut-off": the page went away before it was done or stopped; "unplugged": the microphone did. */
  readonly end: "open" | "stopped" | "cut-off" | "unplugged";
}

/** Whether a file can be read. */
export type FileAccess =
  /** `isCopy`: it is read from the copy, with which it goes. */
  | { readonly status: "here"; readonly blob: Blob; readonly isCopy?: true }
  /** Of an earlier visit: the browser asks the user before it gives it. */
  | { readonly status: "ask"; readonly handle: FileSystemFileHandle }
  /** A copy of it lies in this browser. */
  | { readonly status: "kept" }
  /** There is none: another program wrote the text. */
  | { readonly status: "none" }
  /** The user has to choose it again; `refused` is the name of another one that was chosen in its place. */
  | { readonly status: "missing"; readonly refused: string | undefined };

/** What is known of a file's sound once it was opened. */
export interface HeardFile extends OpenedTracks {
  /** Parts that could not be read. */
  readonly unread: readonly Unread[];
}

/** A file that the user gave the page. */
export interface FileJob extends AnyJob {
  readonly kind: "file";
  /** Index of the audio track that the user chose; undefined: the first that is not silent. */
  readonly track: number | undefined;
  readonly heard: HeardFile | undefined;
  readonly file: FileAccess;
  /** Whether this browser has a copy of it; "never": it cannot have one, or is not to. */
  readonly copy: "none" | "copying" | "kept" | "no-room" | "never";
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
  /** Who was told apart while it was recorded; absent: nobody was. */
  readonly told?: ToldSpeakers | undefined;
}

/** Who is told apart in a live recording. */
export interface ToldSpeakers {
  readonly voices: readonly LiveVoice[];
  /** Those that the user named, by their numbers. */
  readonly names?: ReadonlyMap<number, string> | undefined;
  /** The names that he gave, the last one first. */
  readonly called?: readonly Called[];
  /** Those that turned out to be one, the first ones first, until somebody has answered that. */
  readonly merged?: readonly MergedVoices[];
  /** Why nobody is told apart any more. */
  readonly unheard?: Failure | undefined;
}

/** Two voices that turned out to be one: their names, and the numbers of the segments that were the first one's. */
export interface MergedVoices {
  readonly from: string;
  readonly to: string;
  readonly segments: readonly number[];
  /** The number of the voice that took the other one's name, where it had none. */
  readonly taken?: number;
}

/** A name that was given to voices while they were recorded. */
export interface Called {
  readonly from: string;
  readonly to: string;
  /** Whether another voice had that name already. */
  readonly joins: boolean;
  /** The numbers of the segments that were theirs, and of the voices. */
  readonly segments: readonly number[];
  readonly numbers: readonly number[];
  /** What voices were called before. */
  readonly before: ReadonlyMap<number, string>;
}

/** Something that the page writes down. */
export type Job = FileJob | RecordingJob;
