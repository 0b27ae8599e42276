import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import source from "./log_mel.wgsl?raw";

export const logMelKernel = defineKernel({
  name: "log_mel",
  source,
  bindings: { samples: "read", tables: "read", y: "read_write" },
  params: { frames: "u32", mels: "u32" },
  tunables: {},
});

/** Raw log-mel frames: log10 of the power that triangles over the spectrum hold, 1e-10 at least. */
export interface LogMelArgs {
  /** [400 + 160 × (frames − 1)] f32 at 16 kHz: frame i is 400 samples from 160 · i on. */
  readonly samples: Tensor;
  /** f32, see `packMelTables`. */
  readonly tables: Tensor;
  /** [frames, mels] f32. */
  readonly y: Tensor;
  readonly frames: number;
  /** A multiple of four. */
  readonly mels: number;
}

/** Frames of a workgroup, and of a unit on the processor, which works in so many bytes. */
const GPU_FRAMES = 2;
const WASM_FRAMES = 4;
const WORK_BYTES = 13 * 1024;

export const logMel: Operation<LogMelArgs> = {
  gpu({ samples, tables, y, frames, mels }, on) {
    on.dispatch({
      kernel: logMelKernel,
      buffers: { samples, tables, y },
      params: { frames, mels },
      grid: [Math.ceil(frames / GPU_FRAMES)],
    });
  },
  wasm({ samples, tables, y, frames, mels }, on) {
    on.needScratch(WORK_BYTES);
    on.fine("log_mel", Math.ceil(frames / WASM_FRAMES), { samples, tables, y, frames, mels });
  },
};
