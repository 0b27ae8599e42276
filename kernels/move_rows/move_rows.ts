import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { count, dim } from "../runtime/shape";
import type { Tensor } from "../runtime/tensor";
import source from "./move_rows.wgsl?raw";

export const moveRowsKernel = defineKernel({
  name: "move_rows",
  source,
  bindings: { moves: "read", rows: "read_write" },
  params: { words: "u32", stride: "u32" },
  tunables: { WG: 256 },
});

/** rows[to] = rows[from] for some of a tensor's rows, where no row is read that another move writes. */
export interface MoveRowsArgs {
  /** [most, 2] u32: from, to; the same twice: nothing is moved. */
  readonly moves: Tensor;
  /** [rows, …]; a row is a whole number of 32-bit words. */
  readonly rows: Tensor;
}

const WG = 256;
/** Workgroups of a move at most: more would only wait for memory. */
const mostGroups = 256;

export const moveRows: Operation<MoveRowsArgs> = {
  gpu({ moves, rows }, on) {
    const words = rowLength(rows) / (on.typeOf(rows) === "f16" ? 2 : 1);
    const groups = Math.min(mostGroups, Math.ceil(words / WG));
    on.dispatch({
      kernel: moveRowsKernel,
      constants: { WG },
      buffers: { moves, rows },
      params: { words, stride: groups * WG },
      grid: [groups, dim(moves, 0)],
    });
  },
  wasm({ moves, rows }, on) {
    on.coarse("move_rows", dim(moves, 0), { moves, rows, words: rowLength(rows) });
  },
};

function rowLength(rows: Tensor): number {
  return count(rows) / dim(rows, 0);
}
