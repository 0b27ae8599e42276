import type {
  DeviceInfo,
  DeviceRequest,
  ErrorCode,
  PortAudio,
  Segment,
  TranscribeEvent,
  TranscribeOptions,
} from "../../engine/index";
import type { JobOptions } from "./jobOptions";
import type { Estimate } from "./progress";

/** One line of public/models/manifest.json. */
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
  | { readonly status: "stopping"; readonly startedAt: number }
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

/** A file that the user gave the page: its text so far is kept whatever becomes of it. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly file: Blob;
  /** Undefined until the list of models has arrived. */
  readonly model: ModelEntry | undefined;
  readonly spoken: Spoken;
  readonly options: JobOptions;
  readonly state: JobState;
  readonly segments: readonly Segment[];
  /** Text of the window being decoded. */
  readonly partial: string;
  /** Seconds of audio done, and of the whole file once known. */
  readonly seconds: number;
  readonly totalSeconds: number | undefined;
  /** Seconds of audio where the current run began: 0, or where the kept text ended. */
  readonly runFrom: number;
  /** Wall time of finished runs, milliseconds. */
  readonly spentMs: number;
  readonly estimate: Estimate;
  /** Seconds of audio where the text went on after the device was lost; undefined when it was not. */
  readonly recoveredAt: number | undefined;
  /** "taken": copied or saved since the text last grew. */
  readonly keeping: "here-only" | "taken";
}

export type Page =
  | { readonly view: "start" }
  | { readonly view: "queue" }
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

/** The engine as the store sees it: a worker in the page, a few lines in a test. */
export interface EngineClient {
  /** Fetches and loads a model in place of the one loaded before; `onBytes` hears how much has arrived. */
  load(model: ModelEntry, device: DeviceRequest, onBytes: (loadedBytes: number) => void): Promise<DeviceInfo>;
  /** Rejects with `cancelled` after `cancel`; what was found until then came as events. */
  transcribe(request: TranscribeRequest, onEvent: (event: TranscribeEvent) => void): Promise<void>;
  cancel(job: number): void;
}

/** What this browser remembers of devices: the user's wish, and what they were measured at. */
export interface DeviceMemory {
  read(): DeviceRequest;
  write(request: DeviceRequest): void;
}

/** The options of the next file, as this browser remembers them. */
export interface OptionsMemory {
  read(): JobOptions;
  write(options: JobOptions): void;
}

/** What the store is given; nothing in it knows the page. */
export interface Services {
  readonly engine: EngineClient;
  readonly openAudio: OpenAudio;
  fetchModels(): Promise<readonly ModelEntry[]>;
  readonly devices: DeviceMemory;
  readonly options: OptionsMemory;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}
