import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { headsOf } from "../shared/heads";
import source from "./attention_scores.wgsl?raw";

export const attentionScoresKernel = defineKernel({
  name: "attention_scores",
  source,
  bindings: { state: "read", q: "read", kv: "read", y: "read_write" },
  params: { keys: "u32", stride: "u32", width4: "u32", head: "u32", slot: "u32", slots: "u32", n_ctx: "u32" },
  tunables: { WG: 64 },
});

/** Scores of one head's new tokens over the keys, before softmax, at the tokens' positions: y[position, slot, key]. */
export interface AttentionScoresArgs {
  /** Of one sequence. */
  readonly state: Tensor;
  /** [rows, width]. */
  readonly q: Tensor;
  /** [1, keys, 2 × width]. */
  readonly kv: Tensor;
  /** [nTextCtx, slots, at least keys] f32. */
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  readonly head: number;
  readonly slot: number;
  readonly rows: number;
}

const WG = 64;

export const attentionScores: Operation<AttentionScoresArgs> = {
  gpu({ state, q, kv, y, heads, keys, head, slot, rows }, on) {
    const { consts, width4 } = headsOf(dim(q, 1), heads);
    on.dispatch({
      kernel: attentionScoresKernel,
      prelude: { aliases: on.aliases, consts, snippets: [snippets.sequence] },
      constants: { WG },
      buffers: { state, q, kv, y },
      params: { keys, stride: dim(y, 2), width4, head, slot, slots: dim(y, 1), n_ctx: dim(y, 0) },
      grid: [Math.ceil(keys / WG), rows],
    });
  },
  wasm({ state, q, kv, y, heads, keys, head, slot, rows }, on) {
    const { headWidth } = headsOf(dim(q, 1), heads);
    const sizes = { heads, headWidth, keys, stride: dim(y, 2), head, slot, slots: dim(y, 1), nTextCtx: dim(y, 0) };
    on.coarse("attention_scores", rows, { state, q, kv, y, ...sizes });
  },
};
