import type { Backend } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import type { StoredTensor } from "../../files/storedTensor";
import type { WhisperFile } from "../files/whisperFile";
import { type CrossKv, crossKvTensors, recordCrossKv } from "./crossKv";
import { type DecoderWeights, uploadDecoder } from "./decoderWeights";
import { type AudioEncoder, type EncoderWeights, recordEncoder, uploadEncoder } from "./encoder";
import { type GrowingWeights, type GrowingWhisper, openGrowingWindow } from "./growingWindow";
import { DeviceInference } from "./inference";
import { recordDecoder, type TextDecoder } from "./textDecoder";
import type {
  AudioFeatures,
  BatchInference,
  BatchWish,
  DecodingShape,
  Inference,
  OpenSlots,
  SlotsOpener,
  SoundMaker,
  Whisper,
} from "./types";

/**
 * Uploads a model and records everything that runs for one window and one sequence; nothing is allocated afterwards but
 * for shapes that `prepare` is asked for. It all lies in a scope of its own, which `dispose` frees alone: other models on the
 * device are not touched. Throws a RangeError when the device cannot hold the model, and leaves nothing there then.
 */
export async function createWhisper(backend: Backend, model: WhisperFile): Promise<DeviceWhisper> {
  return createBatchedWhisper(backend, model, { windows: 1, sequences: 1 });
}

/** Uploads a model without its encoder: what it encodes is what another one, which encodes the same way, has encoded last. */
export function createDrafter(backend: Backend, model: WhisperFile, heard: DeviceWhisper): Promise<DeviceWhisper> {
  return upload(backend, model, { windows: 1, sequences: 1 }, heard);
}

/** The same for several windows at once and several sequences over them. */
export function createBatchedWhisper(
  backend: Backend,
  model: WhisperFile,
  shape: DecodingShape,
): Promise<DeviceWhisper> {
  return upload(backend, model, shape);
}

async function upload(
  backend: Backend,
  model: WhisperFile,
  shape: DecodingShape,
  heard?: DeviceWhisper,
): Promise<DeviceWhisper> {
  const scope = backend.scope();
  try {
    const encoder = heard ?? (await uploadEncoder(scope, model));
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

/** The encoder's weights, or another model that brings what they give. */
interface DeviceWeights {
  readonly encoder: EncoderWeights | DeviceWhisper;
  readonly decoder: DecoderWeights;
}

export class DeviceWhisper implements Whisper {
  readonly dims;
  readonly #backend: Backend;
  readonly #weights: DeviceWeights;
  readonly #recorded = new Map<number, Recorded>();
  readonly #pace = { stepMilliseconds: 4 };
  readonly openGrowing: Whisper["openGrowing"];
  #slots: OpenSlots | undefined;
  #growing: Promise<GrowingWhisper | undefined> | undefined;
  #grown: GrowingWhisper | undefined;

  constructor(backend: Backend, model: WhisperFile, weights: DeviceWeights) {
    this.dims = model.dims;
    this.#backend = backend;
    this.#weights = weights;
    // A graphics card encodes a whole window in less time than a hypothesis waits.
    const { encoder, decoder } = weights;
    if (!backend.info.submitsAhead && !(encoder instanceof DeviceWhisper)) {
      this.openGrowing = (speech) => {
        this.#growing ??= this.#openGrowing({ encoder, decoder }, speech);
        return this.#growing;
      };
    }
  }

  async prepare({ windows, sequences }: DecodingShape): Promise<void> {
    if (sequences % windows !== 0) throw new RangeError(`${sequences} sequences over ${windows} windows.`);
    const known = this.#recorded.get(windows);
    if (known?.decoders.has(sequences)) return;
    const kv = known?.cross.kv ?? crossKvTensors(this.#backend, this.dims, windows);
    // Both are compiled at the same time.
    const [recorded, decoder] = await Promise.all([
      known ?? this.#recordEncoder(windows, kv),
      recordDecoder(this.#backend, this.dims, this.#weights.decoder, { kv, windows, sequences }),
    ]);
    recorded.decoders.set(sequences, decoder);
    this.#recorded.set(windows, recorded);
  }

  encode(mel: readonly Float32Array<ArrayBuffer>[]): AudioFeatures {
    const { encoder, cross } = this.#recordedFor(mel.length);
    if (this.#weights.encoder instanceof DeviceWhisper) {
      this.#backend.submit([cross.program]);
      return { windows: mel.length };
    }
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

  async openBatch({ slots, ...wish }: BatchWish, open: SlotsOpener): Promise<BatchInference | undefined> {
    const { encoder, decoder } = this.#weights;
    if (encoder instanceof DeviceWhisper) return undefined;
    if (this.#slots?.asked !== slots) {
      this.#slots?.dispose();
      this.#slots = undefined;
      const alone = this.#recordedFor(1).encoder;
      this.#slots = await open(this.#backend, this.dims, { encoder, decoder, alone }, slots);
    }
    return this.#slots?.begin(wish);
  }

  dispose(): void {
    this.#backend.dispose();
  }

  async #openGrowing(weights: GrowingWeights, speech: SoundMaker): Promise<GrowingWhisper | undefined> {
    const scope = this.#backend.scope();
    try {
      this.#grown = await openGrowingWindow(scope, this.dims, weights, this.#recordedFor(1).cross, speech);
      return this.#grown;
    } catch (error) {
      scope.dispose();
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  async #recordEncoder(windows: number, kv: readonly Tensor[]): Promise<Recorded> {
    const encoder = await this.#encoderOf(windows);
    const cross = await recordCrossKv(this.#backend, this.dims, this.#weights.decoder, encoder, kv);
    return { encoder, cross, decoders: new Map() };
  }

  async #encoderOf(windows: number): Promise<AudioEncoder> {
    const { encoder } = this.#weights;
    if (!(encoder instanceof DeviceWhisper)) return recordEncoder(this.#backend, this.dims, encoder, windows);
    return encoder.#recordedFor(windows).encoder;
  }

  #recordedFor(windows: number): Recorded {
    const recorded = this.#recorded.get(windows);
    if (!recorded) throw new RangeError(`${windows} windows were not prepared.`);
    return recorded;
  }
}

/** Whether two models encode the same way, to the last bit. */
export async function haveSameEncoder(one: WhisperFile, other: WhisperFile): Promise<boolean> {
  await Promise.all([one.until?.(""), other.until?.("")]);
  const parts = (file: WhisperFile) => [...file.tensors.values()].filter(({ name }) => name.startsWith("encoder."));
  const [ours, theirs] = [parts(one), parts(other)];
  return ours.length === theirs.length && ours.every((tensor) => isSame(tensor, other.tensors.get(tensor.name)));
}

function isSame(one: StoredTensor, other: StoredTensor | undefined): boolean {
  if (!other || one.type !== other.type || String(one.shape) !== String(other.shape)) return false;
  const [ours, theirs] = [one.data, other.data];
  if (ours.length !== theirs.length) return false;
  for (let i = 0; i < ours.length; i++) if (ours[i] !== theirs[i]) return false;
  return true;
}
