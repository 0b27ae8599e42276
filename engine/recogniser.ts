import type { Backend } from "../kernels/runtime/backend";
import type { AudioSource } from "./audio/source";
import type { DeviceInfo } from "./device/types";
import type { FeatureSpec } from "./features";
import type { ModelFiles } from "./files/modelFile";
import type { Listening } from "./stream/hearing";
import type { LiveOptions } from "./stream/types";
import type { TranscribeOptions } from "./transcribeOptions";
import type { TranscribeEvent, Transcript } from "./transcript/types";
import type { SpeechModel } from "./vad/sileroVad";

/**
 * A loaded model, of whatever family: all that host, stream and page need of it. How its files are read, what it computes
 * and in which steps is the family's affair.
 */
export interface Recogniser {
  /** Codes of the languages that it knows. */
  readonly languages: readonly string[];
  readonly tasks: readonly TranscribeOptions["task"][];
  /** The frames that the capture may make for it; undefined: samples are all that it wants. */
  readonly features: FeatureSpec | undefined;
  /**
   * Transcribes a file, or what is left of one, in the times of the whole. Throws `cancelled` when the signal aborts, what
   * was yielded stays valid; `internal` for a language that it does not know; `device-lost` where the device went away,
   * after which the model has to be loaded again on another.
   */
  transcribe(
    source: AudioSource,
    options: TranscribeOptions,
    control?: TranscribeControl,
  ): AsyncGenerator<TranscribeEvent, Transcript>;
  /** Begins to listen to a recording that is made now; see `transcribeLive`, and `transcribe` for what it throws. */
  listen(options: LiveOptions): Promise<Listening>;
  /**
   * Lets a smaller model write ahead in files, in place of the one that did; undefined: none does, as none does after a recovery
   * or in a family that lacks this. Throws `model-unknown` where one is always to write ahead and none can.
   */
  writeAhead?(drafts: DraftModels | undefined): Promise<void>;
  /**
   * Has files written by a model that is elsewhere from now on, with this one's text as its drafts; undefined: by this one. Where it
   * cannot be asked any more, an event "alone" says from where on this one writes. Throws `offline` where it cannot be asked at all.
   */
  writeElsewhere?(ask: AskElsewhere | undefined): Promise<void>;
  /** Frees the device memory; the back end can take another model. */
  dispose(): void;
}

export interface TranscribeControl {
  readonly signal?: AbortSignal | undefined;
  /** Loads the voice detector, which `vad` and `batch` need: one of its own for every transcript. */
  readonly openVad?: (() => Promise<SpeechModel>) | undefined;
}

/** The files of a model, or the bytes of its only one. */
export type ModelSource = Uint8Array | ModelFiles;

/** Another device in place of one that failed. */
export interface Recovery {
  readonly backend: Backend;
  /** The model's files, once more. */
  readonly files: ModelSource;
  readonly device: DeviceInfo;
}

/** Takes a message to a model that is elsewhere and brings its answer; rejects where it cannot. */
export type AskElsewhere = (message: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** When a smaller model writes ahead; "if-faster": as soon as a few windows have shown that it saves time; none need fit. */
export type DraftUse = "always" | "if-faster";

/** Smaller models that may write ahead of one, and when: the first that has its vocabulary does. */
export interface DraftModels {
  /** Each is read only where none before it fits. */
  readonly models: readonly (() => Promise<ModelSource>)[];
  readonly use: DraftUse;
  /** The model that is asked, once more: read where both seem to have one encoder. */
  main(): Promise<ModelSource>;
}

export interface LoadOptions {
  /** Called when the device is lost or runs out of memory within a transcript, which then goes on where it was. */
  readonly recover?: (error: Error) => Promise<Recovery>;
  /** Heads of attention by which words are timed, by layer and then by head, where the model names them itself. */
  readonly alignmentHeads?: readonly (readonly [layer: number, head: number])[] | undefined;
}

/** Loads a model onto a back end that holds no other one. */
export type LoadModel<Loaded extends Recogniser = Recogniser> = (
  backend: Backend,
  files: ModelSource,
  options?: LoadOptions,
) => Promise<Loaded>;
