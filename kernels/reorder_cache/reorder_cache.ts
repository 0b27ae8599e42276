import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import source from "./reorder_cache.wgsl?raw";

export const reorderCacheKernel = defineKernel({
  name: "reorder_cache",
  source,
  bindings: { state: "read", x: "read", y: "read_write" },
  params: { n_ctx: "u32", width4: "u32", state_stride: "u32", straight: "u32" },
  tunables: { WG: 64 },
});

/** Every sequence continues the one that its state names: that one's cached keys and values are copied. */
export interface ReorderCacheArgs {
  /** Tells which sequence each continues, and how many cached positions count. */
  readonly state: Tensor;
  /** [sequences, nTextCtx, 2 × width]. */
  readonly cache: Tensor;
  /** As large as the cache. */
  readonly scratch: Tensor;
  readonly sequences: number;
}

export const reorderCache: Operation<ReorderCacheArgs> = {
  gpu({ state, cache, scratch, sequences }, on) {
    const [n_ctx, width] = [dim(cache, 1), dim(cache, 2)];
    for (const { x, y, straight } of thereAndBack(cache, scratch)) {
      on.dispatch({
        kernel: reorderCacheKernel,
        prelude: { aliases: on.aliases, snippets: [snippets.sequence] },
        constants: { WG: 64 },
        buffers: { state, x, y },
        params: { n_ctx, width4: width / 4, state_stride: dim(state, 1), straight },
        grid: [n_ctx, sequences],
      });
    }
  },
  wasm({ state, cache, scratch, sequences }, on) {
    const sizes = { nTextCtx: dim(cache, 1), width: dim(cache, 2), stateStride: dim(state, 1) };
    for (const way of thereAndBack(cache, scratch)) on.coarse("reorder_cache", sequences, { state, ...way, ...sizes });
  },
};

/** Rows change places on the way out, and come back as they lie. */
function thereAndBack(cache: Tensor, scratch: Tensor) {
  return [
    { x: cache, y: scratch, straight: 0 },
    { x: scratch, y: cache, straight: 1 },
  ] as const;
}
