import { logMel } from "../../../kernels/log_mel/log_mel";
import { type MelTriangles, melFrame, packMelTables } from "../../../kernels/log_mel/tables";
import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import { inTurn } from "../../inTurn";

export interface DeviceMelShape {
  readonly filters: MelTriangles;
  /** Frames that are computed at a time. */
  readonly batch: number;
}

/**
 * Raw log-mel frames on a device: what `MelFrame` computes, in f32. Its memory, a kB a frame, is taken here and freed with the
 * scope that it is given; undefined where the host is faster. Throws a RangeError when the device has no room for it.
 */
export async function createDeviceMel(
  backend: Backend,
  { filters, batch }: DeviceMelShape,
): Promise<DeviceMel | undefined> {
  const { software, submitsAhead } = backend.info;
  // A graphics adapter that is software.
  if (software && submitsAhead) return undefined;
  const packed = packMelTables(filters);
  const mels = filters.firstBin.length - 2;
  const tables = backend.tensor("mel tables", [packed.length], "f32");
  backend.write(tables, packed);
  const samples = backend.tensor("mel samples", [melFrame.samples + melFrame.hop * (batch - 1)], "f32");
  const y = backend.tensor("mel frames", [batch, mels], "f32");
  const program = await backend.record("log-mel", (verbs) =>
    verbs.perform(logMel, { samples, tables, y, frames: batch, mels }),
  );
  return new DeviceMel(backend, { mels, samples, y, program });
}

interface Recorded {
  readonly mels: number;
  readonly samples: Tensor;
  readonly y: Tensor;
  readonly program: Program;
}

export class DeviceMel {
  readonly #backend: Backend;
  readonly #recorded: Recorded;
  /** The frames of samples [400 + 160 × (n − 1)], n at most a batch: frame-major [n × mels]. */
  readonly frames: (samples: Float32Array<ArrayBuffer>) => Promise<Float32Array<ArrayBuffer>>;

  constructor(backend: Backend, recorded: Recorded) {
    this.#backend = backend;
    this.#recorded = recorded;
    const frames = (samples: Float32Array<ArrayBuffer>) => this.#frames(samples);
    // A graphics card does one after the other by itself, and need not be waited for in between.
    this.frames = backend.info.submitsAhead ? frames : inTurn(frames);
  }

  #frames(samples: Float32Array<ArrayBuffer>): Promise<Float32Array<ArrayBuffer>> {
    const { mels, samples: to, y, program } = this.#recorded;
    this.#backend.write(to, samples);
    this.#backend.submit([program]);
    return this.#backend.readFloats(y, ((samples.length - melFrame.samples) / melFrame.hop + 1) * mels);
  }
}
