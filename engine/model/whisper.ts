import type { Backend } from "../../kernels/runtime/backend";
import { recordCrossKv, recordDecoder, type TextDecoder, uploadDecoder } from "./decoder";
import { type AudioEncoder, recordEncoder, uploadEncoder } from "./encoder";
import type { GgmlModel } from "./ggml";
import { DeviceInference } from "./inference";
import type { AudioFeatures, Inference, Whisper } from "./types";

/**
 * Uploads a model and records everything that runs for one window and one sequence; nothing is allocated afterwards.
 * `dispose` frees all memory of the back end. Throws a RangeError when the device cannot hold the model.
 */
export async function createWhisper(backend: Backend, model: GgmlModel): Promise<Whisper> {
  return createBatchedWhisper(backend, model, { windows: 1, sequences: 1 });
}

/** The same for several windows at once and several sequences over them. */
export async function createBatchedWhisper(
  backend: Backend,
  model: GgmlModel,
  { windows, sequences }: { readonly windows: number; readonly sequences: number },
): Promise<Whisper> {
  const { dims } = model;
  const encoder = await recordEncoder(backend, dims, uploadEncoder(backend, model), windows);
  const weights = uploadDecoder(backend, model);
  const cross = await recordCrossKv(backend, dims, weights, encoder);
  const decoder = await recordDecoder(backend, dims, weights, { kv: cross.kv, windows, sequences });
  return new DeviceWhisper(backend, model, { encoder, crossProgram: cross.program, decoder });
}

interface Recorded {
  readonly encoder: AudioEncoder;
  readonly crossProgram: Parameters<Backend["submit"]>[0][number];
  readonly decoder: TextDecoder;
}

class DeviceWhisper implements Whisper {
  readonly dims;
  readonly #backend: Backend;
  readonly #recorded: Recorded;
  readonly #pace = { stepMilliseconds: 4 };

  constructor(backend: Backend, model: GgmlModel, recorded: Recorded) {
    this.dims = model.dims;
    this.#backend = backend;
    this.#recorded = recorded;
  }

  encode(mel: readonly Float32Array<ArrayBuffer>[]): AudioFeatures {
    const { encoder, crossProgram } = this.#recorded;
    if (mel.length !== encoder.windows)
      throw new RangeError(`${mel.length} windows; ${encoder.windows} were expected.`);
    mel.forEach((window, i) => {
      encoder.writeMel(i, window);
    });
    this.#backend.submit([encoder.program, crossProgram]);
    return { windows: mel.length };
  }

  startDecoding(features: AudioFeatures, sequences: number): Inference {
    const { decoder } = this.#recorded;
    if (sequences !== decoder.sequences || sequences % features.windows !== 0) {
      throw new RangeError(`${sequences} sequences; ${decoder.sequences} were recorded.`);
    }
    return new DeviceInference(this.#backend, this.dims, decoder, this.#pace);
  }

  /** Encoder output, [windows × nAudioCtx × nAudioState]; for tests. */
  readFeatures(): Promise<Float32Array<ArrayBuffer>> {
    return this.#backend.readFloats(this.#recorded.encoder.features);
  }

  dispose(): void {
    this.#backend.dispose();
  }
}
