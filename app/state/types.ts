import type {
  DeviceInfo,
  DeviceRequest,
  ErrorCode,
  LiveEvent,
  LiveOptions,
  LiveState,
  PortAudio,
  Segment,
  TranscribeEvent,
  TranscribeOptions,
} from "../../engine/index";
import type { Bench } from "../client/bench/types";
import type { CaptureHandle, CaptureOptions, CaptureState } from "../client/capture/capture";
import type { Microphone } from "../client/capture/devices";
import type { StoredNames } from "../client/models/storedNames";
import type { ModelShelf } from "../client/models/types";
import type {
  Attachment,
  KeptRecording,
  RecorderState,
  RecordingMeta,
  RecordingStart,
  SoundKeeping,
  TextLine,
} from "../client/recordings/types";
import type { SharedFiles } from "../pwa/sharedFiles";
import type { AppHost } from "../pwa/types";
import type { JobOptions } from "./queue/jobOptions";
import type { Estimate } from "./queue/progress";
import type { SettingsMemory } from "./settings/openSettings";

/** One line of public/models/manifest.json, or a model that is stored: then `file` is empty, and its name is enough. */
export interface ModelEntry {
  /** The file's own name for the model, such as "tiny.en-q5_1". */
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly languages: readonly string[];
}

/** An error in the form the page shows: the code picks the sentence, the message is for `Copy details`. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: string;
}

export type EngineState =
  | { readonly status: "idle" }
  | { readonly status: "loading"; readonly model: ModelEntry; readonly loadedBytes: number }
  | {
      readonly status: "ready";
      readonly model: ModelEntry;
      readonly device: DeviceInfo;
      /** What the user had asked for when it was loaded. */
      readonly preference: DeviceRequest["preference"];
    }
  | { readonly status: "failed"; readonly model: ModelEntry | undefined; readonly failure: Failure };

export type JobState =
  | { readonly status: "waiting" }
  | { readonly status: "running"; readonly startedAt: number }
  /** next "waiting": it goes on by itself after what comes before it. */
  | { readonly status: "stopping"; readonly startedAt: number; readonly next: "stopped" | "waiting" }
  | { readonly status: "stopped" }
  | { readonly status: "done" }
  | { readonly status: "failed"; readonly failure: Failure };

/** What the next file is transcribed with. */
export interface Choice {
  /** Undefined until the list of models has arrived. */
  readonly model: ModelEntry | undefined;
  /** The language that the user named, which the model need not know; undefined: to be detected. */
  readonly language: string | undefined;
  readonly options: JobOptions;
}

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
  readonly model: ModelEntry | undefined;
  readonly spoken: Spoken;
  readonly options: JobOptions;
  readonly segments: readonly Segment[];
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

export type Page =
  | { readonly view: "start" }
  | { readonly view: "queue" }
  | { readonly view: "models" }
  | { readonly view: "settings" }
  | { readonly view: "privacy" }
  | { readonly view: "bench" }
  | { readonly view: "transcript"; readonly job: number };

/** A dropped or chosen file; a `File` is one. */
export interface NamedBlob extends Blob {
  readonly name: string;
}

/** Opens a file for pulling from `from` seconds on; throws `audio-unreadable`. */
export type OpenAudio = (file: Blob, name: string, from: number) => Promise<PortAudio>;

export interface TranscribeRequest {
  readonly job: number;
  readonly audio: PortAudio;
  /** The engine's defaults stand for what is left out. */
  readonly options: Partial<TranscribeOptions>;
}

export interface RecordRequest {
  readonly job: number;
  /** Where the recorder sends each track. */
  readonly tracks: readonly MessagePort[];
  readonly options: Partial<LiveOptions>;
}

/** The engine as the store sees it: a worker in the page, a few lines in a test. */
export interface EngineClient {
  /** Fetches and loads a model in place of the one loaded before; `onBytes` hears how much has arrived. */
  load(model: ModelEntry, device: DeviceRequest, onBytes: (loadedBytes: number) => void): Promise<DeviceInfo>;
  /** Rejects with `cancelled` after `cancel`; what was found until then came as events. */
  transcribe(request: TranscribeRequest, onEvent: (event: TranscribeEvent) => void): Promise<void>;
  /** Resolves when all tracks have ended and all of their text came; events come together that belong together. */
  record(request: RecordRequest, onEvents: (events: readonly LiveEvent[]) => void): Promise<void>;
  cancel(job: number): void;
}

/** The recorder as the store sees it; see `Recorder`. */
export interface RecordingsClient {
  start(start: RecordingStart, ports: readonly MessagePort[], onState: (state: RecorderState) => void): Promise<void>;
  attach(id: string, ports: readonly MessagePort[], attachment: Attachment): Promise<void>;
  end(id: string): Promise<void>;
  claim(id: string): Promise<"here" | "elsewhere">;
  release(id: string): Promise<void>;
  addText(id: string, lines: readonly TextLine[]): Promise<void>;
  text(id: string): Promise<readonly TextLine[]>;
  change(id: string, change: Partial<Pick<RecordingMeta, "state" | "language" | "model">>): Promise<SoundKeeping>;
  list(): Promise<readonly KeptRecording[]>;
  source(id: string, track: number, from: number): Promise<PortAudio>;
  wav(id: string): Promise<Blob>;
  remove(id: string): Promise<void>;
}

/** What the next recording hears; the microphone undefined: the one that the system prefers. */
export interface SoundChoice extends Omit<CaptureOptions, "nMels" | "microphone"> {
  readonly microphone: string | undefined;
}

/** What a check looks at. */
export type CheckKind = "level" | "level-and-words";

/** What the engine has heard of a check. */
export type CheckWords =
  /** Nobody wants to know. */
  | { readonly status: "unasked" }
  /** The sound waits for the engine: for its model, or until what it does is done. */
  | { readonly status: "waiting" }
  /** speech "paused": what was said is written down, and stands. */
  | { readonly status: "listening"; readonly text: string; readonly speech: "goes-on" | "paused" }
  | { readonly status: "failed"; readonly failure: Failure };

/** Whether sound comes in, apart from what a recording says of itself. */
export type MicrophoneState =
  | { readonly status: "off" }
  /** The browser asks the user, or opens the device. */
  | { readonly status: "opening"; readonly to: "record" | "check" }
  | { readonly status: "checking"; readonly capture: CaptureState | undefined; readonly words: CheckWords }
  | { readonly status: "failed"; readonly failure: Failure };

/** Microphones and what they hear. */
export interface SoundInput {
  start(options: CaptureOptions): Promise<CaptureHandle>;
  microphones(): Promise<readonly Microphone[]>;
}

/** What the store is given; nothing in it knows the page. */
export interface Services {
  readonly engine: EngineClient;
  readonly openAudio: OpenAudio;
  fetchModels(): Promise<readonly ModelEntry[]>;
  readonly settings: SettingsMemory;
  readonly recordings: RecordingsClient;
  readonly input: SoundInput;
  readonly host: AppHost;
  readonly sharedFiles: Pick<SharedFiles, "take">;
  /** Milliseconds since 1970. */
  date(): number;
  newId(): string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  readonly shelf: ModelShelf;
  readonly bench: Bench;
  readonly storedNames: StoredNames;
  /** Deletes everything that the page keeps in this browser; rejects where something is still in use. */
  deleteEverything(): Promise<void>;
}
