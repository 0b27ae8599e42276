import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import type { Tensor } from "../runtime/tensor";
import source from "./check_finite.wgsl?raw";

export const checkFiniteKernel = defineKernel({
  name: "check_finite",
  source,
  bindings: { x: "read", flags: "read_write" },
  params: { cols: "u32", at: "u32", stride: "u32", sequences: "u32" },
  tunables: { WG: 256 },
});

/** flags[at + (row mod sequences) · stride] = 1 where a row of x holds what is not finite; else it stays. */
export interface CheckFiniteArgs {
  /** [rows, cols] f32. */
  readonly x: Tensor;
  /** u32. */
  readonly flags: Tensor;
  readonly at: number;
  readonly stride: number;
  /** Rows share a flag where there are more of them. */
  readonly sequences: number;
  readonly rows: number;
  readonly cols: number;
}

const WG = 256;
/** Numbers that an invocation looks at. */
const EACH = 16;

export const checkFinite: Operation<CheckFiniteArgs> = {
  gpu({ x, flags, at, stride, sequences, rows, cols }, on) {
    on.dispatch({
      kernel: checkFiniteKernel,
      constants: { WG },
      buffers: { x, flags },
      params: { cols, at, stride, sequences },
      grid: [Math.ceil(cols / (WG * EACH)), rows],
    });
  },
  wasm({ x, flags, at, stride, sequences, rows, cols }, on) {
    on.coarse("check_finite", sequences, { x, flags, at, stride, sequences, rows, cols });
  },
};
