import { packMelTables } from "../../../kernels/log_mel/tables";
import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { hopLength, nFft } from "./constants";
import { melFilters } from "./melFilters";

/** Computes raw frames as `DeviceMel.frames` does; undefined where there is no device for it, or it fails. */
export type FramesOnDevice = (samples: Float32Array<ArrayBuffer>) => Promise<Float32Array | undefined>;

/** Frames that a device computes at a time, 10 seconds. */
export const batchFrames = 1000;

/**
 * Raw log-mel frames on a device: what `MelFrame` computes, in f32. Its memory, 1 MB, is taken here and freed with the
 * scope that it is given; undefined where the host is faster. Throws a RangeError when the device has no room for it.
 */
export async function createDeviceMel(backend: Backend, nMels: 80 | 128): Promise<DeviceMel | undefined> {
  const { software, submitsAhead } = backend.info;
  // A graphics adapter that is software.
  if (software && submitsAhead) return undefined;
  const packed = packMelTables(melFilters(nMels));
  const tables = backend.tensor("mel tables", [packed.length], "f32");
  backend.write(tables, packed);
  const samples = backend.tensor("mel samples", [nFft + hopLength * (batchFrames - 1)], "f32");
  const y = backend.tensor("mel frames", [batchFrames, nMels], "f32");
  const program = await backend.record("log-mel", (verbs) =>
    verbs.logMel({ samples, tables, y, frames: batchFrames, mels: nMels }),
  );
  return new DeviceMel(backend, { nMels, samples, y, program });
}

interface Recorded {
  readonly nMels: 80 | 128;
  readonly samples: Tensor;
  readonly y: Tensor;
  readonly program: Program;
}

export class DeviceMel {
  readonly #backend: Backend;
  readonly #recorded: Recorded;
  #last: Promise<unknown> = Promise.resolve();

  constructor(backend: Backend, recorded: Recorded) {
    this.#backend = backend;
    this.#recorded = recorded;
  }

  /** The frames of samples [400 + 160 × (n − 1)], n at most `batchFrames`: frame-major [n × nMels]. */
  frames(samples: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
    // A graphics card does one after the other by itself, and need not be waited for in between.
    if (this.#backend.info.submitsAhead) return this.#frames(samples);
    const found = this.#last.then(() => this.#frames(samples));
    this.#last = found.catch(() => {});
    return found;
  }

  #frames(samples: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
    const { nMels, samples: to, y, program } = this.#recorded;
    this.#backend.write(to, samples);
    this.#backend.submit([program]);
    return this.#backend.readFloats(y, ((samples.length - nFft) / hopLength + 1) * nMels);
  }
}
