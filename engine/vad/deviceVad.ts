import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import {
  packSpeechFeatures,
  packSpeechMemory,
  type SpeechTables,
  speech,
  speechTables,
} from "../../kernels/shared/speech";
import { inTurn } from "../inTurn";
import { batchSteps, shortSteps } from "./deviceSteps";
import type { SpeechBatch } from "./sileroVad";
import type { SileroWeights } from "./sileroWeights";

/** What is remembered: what the units said last, and their cells. */
const memorySize = 2 * speech.memory;

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
  const samples = backend.tensor("voice detector samples", [speech.context + batchSteps * speech.step], "f32");
  const gates = backend.tensor("voice detector gates", [batchSteps, speech.memory, 4], "f32");
  const memory = backend.tensor("voice detector memory", [memorySize + batchSteps], "f32");
  const record = (steps: number) =>
    backend.record("voice detector", (verbs) => {
      verbs.speechFeatures({ ...(tables as SpeechTables<Tensor>), samples, gates, steps });
      verbs.speechMemory({ weight, gates, memory, steps });
    });
  return new DeviceVad(backend, { samples, memory, long: await record(batchSteps), short: await record(shortSteps) });
}

interface Recorded {
  readonly samples: Tensor;
  readonly memory: Tensor;
  readonly long: Program;
  readonly short: Program;
}

export class DeviceVad {
  readonly #backend: Backend;
  readonly #recorded: Recorded;

  constructor(backend: Backend, recorded: Recorded) {
    this.#backend = backend;
    this.#recorded = recorded;
  }

  /**
   * Takes up to `togetherSteps` steps and returns the memory behind them and their probabilities, [256 + steps]. The memory
   * is good where there were whole `batchSteps`, or `shortSteps`. Where a file was given up, its last batch may still be heard
   * while the next file begins.
   */
  readonly hear = inTurn(async ({ samples, memory, steps }: SpeechBatch): Promise<Float32Array<ArrayBuffer>> => {
    this.#backend.write(this.#recorded.memory, memory);
    const heard: Promise<Float32Array>[] = [];
    for (let at = 0; at < steps; at += batchSteps) {
      const batch = this.#hear(samples.subarray(at * speech.step), Math.min(batchSteps, steps - at));
      heard.push(batch);
      // A graphics card reads, writes and computes in the order in which it is asked.
      if (!this.#backend.info.submitsAhead) await batch;
    }
    const found = new Float32Array(memorySize + steps);
    for (const [i, batch] of (await Promise.all(heard)).entries()) {
      found.set(batch.subarray(0, memorySize));
      found.set(batch.subarray(memorySize), memorySize + i * batchSteps);
    }
    return found;
  });

  /** Steps that go on with what the device remembers. */
  #hear(samples: Float32Array<ArrayBuffer>, steps: number): Promise<Float32Array<ArrayBuffer>> {
    const { samples: to, memory, long, short } = this.#recorded;
    this.#backend.write(to, samples.subarray(0, speech.context + steps * speech.step));
    this.#backend.submit([steps <= shortSteps ? short : long]);
    return this.#backend.readFloats(memory, memorySize + steps);
  }
}
