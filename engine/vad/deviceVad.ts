import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import { packSpeechFeatures, packSpeechMemory, type SpeechTables, speechTables } from "../../kernels/shared/speech";
import { contextSamples, memorySize, type SpeechBatch, stepSamples } from "./sileroVad";
import { channels, type SileroWeights } from "./sileroWeights";

/** Steps that a device takes at a time, 16 seconds. */
export const batchSteps = 512;

/**
 * Silero VAD on a device: what `SileroVad.hear` computes, in f32. Its memory, 3 MB, is taken here and freed with the scope
 * that it is given; it remembers nothing of the audio. Throws a RangeError when the device has no room for it.
 */
export async function createDeviceVad(backend: Backend, weights: SileroWeights): Promise<DeviceVad> {
  const upload = (label: string, data: Float32Array<ArrayBuffer>): Tensor => {
    const tensor = backend.tensor(`voice detector ${label}`, [data.length], "f32");
    backend.write(tensor, data);
    return tensor;
  };
  const packed = packSpeechFeatures(weights);
  const tables = Object.fromEntries(speechTables.map((name) => [name, upload(name, packed[name])]));
  const weight = upload("memory weights", packSpeechMemory(weights));
  const samples = backend.tensor("voice detector samples", [contextSamples + batchSteps * stepSamples], "f32");
  const gates = backend.tensor("voice detector gates", [batchSteps, channels.memory, 4], "f32");
  const memory = backend.tensor("voice detector memory", [memorySize + batchSteps], "f32");
  const program = await backend.record("voice detector", (verbs) => {
    verbs.speechFeatures({ ...(tables as SpeechTables<Tensor>), samples, gates, steps: batchSteps });
    verbs.speechMemory({ weight, gates, memory, steps: batchSteps });
  });
  return new DeviceVad(backend, { samples, memory, program });
}

export class DeviceVad {
  readonly #backend: Backend;
  readonly #recorded: { readonly samples: Tensor; readonly memory: Tensor; readonly program: Program };

  /** Where a file was given up, its last batch may still be heard while the next file begins. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    backend: Backend,
    recorded: { readonly samples: Tensor; readonly memory: Tensor; readonly program: Program },
  ) {
    this.#backend = backend;
    this.#recorded = recorded;
  }

  /**
   * Takes up to `batchSteps` steps and returns the memory behind them and their probabilities, [256 + steps]. The memory
   * is that behind `batchSteps` steps: good where there were so many.
   */
  hear(batch: SpeechBatch): Promise<Float32Array<ArrayBuffer>> {
    const heard = this.#last.then(() => this.#hear(batch));
    this.#last = heard.catch(() => {});
    return heard;
  }

  async #hear({ samples, memory, steps }: SpeechBatch): Promise<Float32Array<ArrayBuffer>> {
    const { samples: to, memory: result, program } = this.#recorded;
    this.#backend.write(to, samples.subarray(0, contextSamples + steps * stepSamples));
    this.#backend.write(result, memory);
    this.#backend.submit([program]);
    return this.#backend.readFloats(result, memorySize + steps);
  }
}
