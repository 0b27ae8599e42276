import type { Backend } from "../../../kernels/runtime/backend";
import type { WhisperFile } from "../files/whisperFile";
import { type CrossKv, recordCrossKv } from "./crossKv";
import { type DecoderWeights, uploadDecoder } from "./decoderWeights";
import { type AudioEncoder, type EncoderWeights, recordEncoder, uploadEncoder } from "./encoder";
import { type GrowingWhisper, openGrowingWindow } from "./growingWindow";
import { DeviceInference } from "./inference";
import { recordDecoder, type TextDecoder } from "./textDecoder";
import type { AudioFeatures, DecodingShape, Inference, Whisper } from "./types";

/**
 * Uploads a model and records everything that runs for one window and one sequence; nothing is allocated afterwards but
 * for shapes that `prepare` is asked for. It all lies in a scope of its own, which `dispose` frees alone: other models on the
 * device are not touched. Throws a RangeError when the device cannot hold the model, and leaves nothing there then.
 */
export async function createWhisper(backend: Backend, model: WhisperFile): Promise<DeviceWhisper> {
  return createBatchedWhisper(backend, model, { windows: 1, sequences: 1 });
}

/** The same for several windows at once and several sequences over them. */
export async function createBatchedWhisper(
  backend: Backend,
  model: WhisperFile,
  shape: DecodingShape,
): Promise<DeviceWhisper> {
  const scope = backend.scope();
  try {
    const encoder = await uploadEncoder(scope, model);
    const decoder = await uploadDecoder(scope, model);
    // What else is in the file decides whether it is a model at all.
    await model.until?.("");
    const whisper = new DeviceWhisper(scope, model, { encoder, decoder });
    await whisper.prepare(shape);
    return whisper;
  } catch (error) {
    scope.dispose();
    throw error;
  }
}

/** What runs for a number of windows, and by numbers of sequences over them. */
interface Recorded {
  readonly encoder: AudioEncoder;
  readonly cross: CrossKv;
  readonly decoders: Map<number, TextDecoder>;
}

class DeviceWhisper implements Whisper {
  readonly dims;
  readonly #backend: Backend;
  readonly #weights: { readonly encoder: EncoderWeights; readonly decoder: DecoderWeights };
  readonly #recorded = new Map<number, Recorded>();
  readonly #pace = { stepMilliseconds: 4 };
  readonly openGrowing: Whisper["openGrowing"];
  #growing: Promise<GrowingWhisper | undefined> | undefined;
  #grown: GrowingWhisper | undefined;

  constructor(
    backend: Backend,
    model: WhisperFile,
    weights: { readonly encoder: EncoderWeights; readonly decoder: DecoderWeights },
  ) {
    this.dims = model.dims;
    this.#backend = backend;
    this.#weights = weights;
    // A graphics card encodes a whole window in less time than a hypothesis waits.
    if (!backend.info.submitsAhead) {
      this.openGrowing = () => {
        this.#growing ??= this.#openGrowing();
        return this.#growing;
      };
    }
  }

  async prepare({ windows, sequences }: DecodingShape): Promise<void> {
    if (sequences % windows !== 0) throw new RangeError(`${sequences} sequences over ${windows} windows.`);
    const recorded = this.#recorded.get(windows) ?? (await this.#recordEncoder(windows));
    this.#recorded.set(windows, recorded);
    if (recorded.decoders.has(sequences)) return;
    const cross = { kv: recorded.cross.kv, windows, sequences };
    const decoder = await recordDecoder(this.#backend, this.dims, this.#weights.decoder, cross);
    recorded.decoders.set(sequences, decoder);
  }

  encode(mel: readonly Float32Array<ArrayBuffer>[]): AudioFeatures {
    const { encoder, cross } = this.#recordedFor(mel.length);
    mel.forEach((window, i) => {
      encoder.writeMel(i, window);
    });
    this.#backend.submit([encoder.program, cross.program]);
    this.#grown?.forget();
    return { windows: mel.length };
  }

  startDecoding({ windows }: AudioFeatures, sequences: number): Inference {
    const decoder = this.#recordedFor(windows).decoders.get(sequences);
    if (!decoder) throw new RangeError(`${sequences} sequences over ${windows} windows were not prepared.`);
    return new DeviceInference(this.#backend, this.dims, decoder, this.#pace);
  }

  /** Encoder output, [windows × nAudioCtx × nAudioState]; for tests. */
  readFeatures(): Promise<Float32Array<ArrayBuffer>> {
    const [recorded] = this.#recorded.values();
    if (!recorded) throw new Error("No window was prepared");
    return this.#backend.readFloats(recorded.encoder.features);
  }

  dispose(): void {
    this.#backend.dispose();
  }

  async #openGrowing(): Promise<GrowingWhisper | undefined> {
    const scope = this.#backend.scope();
    try {
      this.#grown = await openGrowingWindow(scope, this.dims, this.#weights, this.#recordedFor(1).cross);
      return this.#grown;
    } catch (error) {
      scope.dispose();
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  async #recordEncoder(windows: number): Promise<Recorded> {
    const encoder = await recordEncoder(this.#backend, this.dims, this.#weights.encoder, windows);
    const cross = await recordCrossKv(this.#backend, this.dims, this.#weights.decoder, encoder);
    return { encoder, cross, decoders: new Map() };
  }

  #recordedFor(windows: number): Recorded {
    const recorded = this.#recorded.get(windows);
    if (!recorded) throw new RangeError(`${windows} windows were not prepared.`);
    return recorded;
  }
}
