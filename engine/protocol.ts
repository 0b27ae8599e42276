import type { AudioSource } from "./audio/source";
import type { DeviceInfo, DeviceRequest, KernelChoice } from "./device/types";
import type { FeatureSpec } from "./features";
import type { DraftUse, LoadOptions } from "./recogniser";
import type { FindSpeakersOptions, FoundSpeakers, SpeakerEvent } from "./speakers/types";
import type { LiveEvent, LiveOptions } from "./stream/types";
import type { TranscribeOptions } from "./transcribeOptions";
import type { TranscribeEvent, Transcript } from "./transcript/types";

/** What a loaded model runs on, and the feature frames that whoever records may make for it. */
export interface Loaded {
  readonly device: DeviceInfo;
  readonly features: FeatureSpec | undefined;
}

/** Smaller models by their names, the first of which that fits may write ahead, and when. */
export interface DraftRequest {
  readonly models: readonly string[];
  readonly use: DraftUse;
}

/** Audio as it crosses to the worker: the port of whoever decodes it, and the rest of an `AudioSource`. */
export interface PortAudio extends Pick<AudioSource, "start" | "seconds"> {
  readonly port: MessagePort;
}

/**
 * What the worker does for the page: plain data only, wrapped with Comlink. Callbacks and the port are handed over with
 * `proxy` and `transfer`; errors arrive with their code in `name`. One thing at a time: a second gets `busy`.
 */
export interface EngineProtocol {
  /**
   * Loads the model of a name in place of the one before, telling how many bytes have come. A model that cannot be read leaves
   * the old one. The heads are those that the model names itself, which its file does not.
   */
  load(
    model: string,
    device: DeviceRequest,
    onBytes: (bytes: number) => void,
    alignmentHeads?: LoadOptions["alignmentHeads"],
  ): Promise<Loaded>;
  /**
   * Lets a smaller model write ahead of the loaded one in what is transcribed next; undefined: none does. Throws
   * `model-unknown` where one is always to do so and cannot, and as `load` does; then none does.
   */
  writeAhead(drafts: DraftRequest | undefined): Promise<void>;
  /**
   * Has what is transcribed next written by a model that is asked at a port, with the loaded one's text as its drafts;
   * undefined: by the loaded one. Throws `offline` where it cannot be asked.
   */
  writeElsewhere(port: MessagePort | undefined): Promise<void>;
  /** Transcribes with the loaded model; rejects with `cancelled` after `cancel`, when the events keep what was found. */
  transcribe(
    job: number,
    audio: PortAudio,
    options: TranscribeOptions,
    onEvent: (event: TranscribeEvent) => void,
  ): Promise<Transcript>;
  /**
   * Transcribes audio while it is spoken, one port a track, until each has sent its null (`CaptureMessage`); rejects with
   * `cancelled` after `cancel`, when what was confirmed came as events.
   */
  record(
    job: number,
    tracks: readonly MessagePort[],
    options: LiveOptions,
    onEvent: (event: LiveEvent) => void,
  ): Promise<void>;
  /**
   * Says who speaks when, with two networks of their own, which are read when this is asked; rejects with `cancelled` after
   * `cancel`. What is loaded stays loaded; without a loaded model the device that is asked for is opened.
   */
  findSpeakers(
    job: number,
    audio: PortAudio,
    options: FindSpeakersOptions,
    onEvent: (event: SpeakerEvent) => void,
  ): Promise<FoundSpeakers>;
  /**
   * Finds out which variants of kernels are fastest on the graphics card in use, in half a second of its time; gives way to
   * whatever else is asked. Undefined: they are known for this version and adapter, there is no such card, or it gave way.
   */
  measureKernels(known: KernelChoice | undefined): Promise<KernelChoice | undefined>;
  /** Stops a job between two decoding steps; other jobs are left alone. */
  cancel(job: number): void;
  /** Answers as soon as nothing computes: a worker that does not for a long time hangs. */
  ping(): void | Promise<void>;
}
