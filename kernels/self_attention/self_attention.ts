import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { headsOf, keysRoom, scoreBytes } from "../shared/heads";
import source from "./self_attention.wgsl?raw";

export const selfAttentionKernel = defineKernel({
  name: "self_attention",
  source,
  bindings: { state: "read", qkv: "read", cache: "read_write", y: "read_write" },
  params: { n_ctx: "u32", width4: "u32", new_tokens: "u32", state_stride: "u32" },
  tunables: { WG: 128 },
});

/** Causal attention of new tokens over those before them, whose keys and values are cached. */
export interface SelfAttentionArgs {
  readonly state: Tensor;
  /** [sequences × T, 3 × width]: query, key, value of the new tokens. */
  readonly qkv: Tensor;
  /** [sequences, nTextCtx, 2 × width]: keys and values; the new ones are added. */
  readonly cache: Tensor;
  readonly y: Tensor;
  readonly heads: number;
  readonly sequences: number;
  readonly newTokens: number;
}

export const selfAttention: Operation<SelfAttentionArgs> = {
  gpu({ state, qkv, cache, y, heads, sequences, newTokens }, on) {
    const nTextCtx = dim(cache, 1);
    const { consts, width4 } = headsOf(dim(y, 1), heads);
    on.dispatch({
      kernel: selfAttentionKernel,
      prelude: {
        aliases: on.aliases,
        consts: { ...consts, MAX_KEYS: keysRoom(nTextCtx) },
        snippets: [snippets.attend, snippets.sequence],
      },
      constants: { WG: on.tuning.attend },
      buffers: { state, qkv, cache, y },
      params: {
        n_ctx: nTextCtx,
        width4,
        new_tokens: newTokens,
        state_stride: dim(state, 1),
      },
      grid: [heads, newTokens, sequences],
    });
  },
  wasm({ state, qkv, cache, y, heads, sequences, newTokens }, on) {
    const nTextCtx = dim(cache, 1);
    on.needScratch(scoreBytes(nTextCtx));
    const { headWidth } = headsOf(dim(y, 1), heads);
    const sizes = { heads, headWidth, newTokens, nTextCtx, stateStride: dim(state, 1) };
    on.coarse("self_attention", heads * sequences, { state, qkv, cache, y, ...sizes });
  },
};
