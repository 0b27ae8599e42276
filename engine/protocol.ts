import type { TranscribeOptions } from "./decoding/options";
import type { TranscribeEvent, Transcript } from "./transcript/types";

/** A model to load: a line of the models' manifest, or a file that the user chose, which has no known hash. */
export interface ModelRequest {
  readonly name: string;
  /** A path beside the manifest, or the file itself. */
  readonly file: string | Blob;
  readonly bytes: number;
  readonly sha256?: string | undefined;
}

/** What the loaded model runs on. */
export interface EngineInfo {
  /** The adapter as its driver names it. */
  readonly adapter: string;
  readonly element: "f32" | "f16";
  /** True where the adapter computes on the CPU. */
  readonly software: boolean;
}

/** Audio as it crosses to the worker: the port of whoever decodes it. */
export interface PortAudio {
  readonly port: MessagePort;
  readonly seconds: number | undefined;
}

/**
 * What the worker does for the page: plain data only, wrapped with Comlink. Callbacks and the port are handed over with
 * `proxy` and `transfer`; errors arrive with their code in `name`. One thing at a time: a second gets `busy`.
 */
export interface EngineProtocol {
  /** Loads a model in place of the one before, telling how many bytes have come. A model that fails leaves the old one. */
  load(model: ModelRequest, onBytes: (bytes: number) => void): Promise<EngineInfo>;
  /** Transcribes with the loaded model; rejects with `cancelled` after `cancel`, when the events keep what was found. */
  transcribe(
    job: number,
    audio: PortAudio,
    options: TranscribeOptions,
    onEvent: (event: TranscribeEvent) => void,
  ): Promise<Transcript>;
  /** Stops a job between two decoding steps; other jobs are left alone. */
  cancel(job: number): void;
}
