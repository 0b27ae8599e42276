import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { headsOf, keysRoom, scoreBytes } from "../shared/heads";
import source from "./cross_attention.wgsl?raw";

export const crossAttentionKernel = defineKernel({
  name: "cross_attention",
  source,
  bindings: { q: "read", kv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32", rows_per_window: "u32" },
  tunables: { WG: 128 },
});

/** Attention of tokens over a window of audio. */
export interface CrossAttentionArgs {
  /** [sequences × T, width]. */
  readonly q: Tensor;
  /** [windows, keys, 2 × width]. */
  readonly kv: Tensor;
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  /** Rows of q that look at one window. */
  readonly rowsPerWindow: number;
  readonly rows: number;
}

export const crossAttention: Operation<CrossAttentionArgs> = {
  gpu({ q, kv, y, heads, keys, rowsPerWindow, rows }, on) {
    const { consts, width4 } = headsOf(dim(y, 1), heads);
    on.dispatch({
      kernel: crossAttentionKernel,
      prelude: { aliases: on.aliases, consts: { ...consts, MAX_KEYS: keysRoom(keys) }, snippets: [snippets.attend] },
      constants: { WG: on.tuning.attend },
      buffers: { q, kv, y },
      params: { keys, width4, rows_per_window: rowsPerWindow },
      grid: [heads, rows],
    });
  },
  wasm({ q, kv, y, heads, keys, rowsPerWindow, rows }, on) {
    const { headWidth } = headsOf(dim(y, 1), heads);
    // A thread takes all heads of a row, unless there are fewer rows than threads.
    const parts = rows < on.threads ? Math.min(heads, on.threads) : 1;
    on.needScratch(Math.ceil(heads / parts) * scoreBytes(keys));
    on.coarse("cross_attention", parts * rows, { q, kv, y, heads, headWidth, keys, rowsPerWindow, parts });
  },
};
