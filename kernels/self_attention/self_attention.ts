import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { reduceSnippets, snippets, weightSnippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { headsOf, keysRoom, scoreBytes } from "../shared/heads";
import type { LinearArgs } from "../shared/linear";
import source from "./self_attention.wgsl?raw";

export const selfAttentionKernel = defineKernel({
  name: "self_attention",
  source,
  bindings: {
    weight: "read",
    state: "read",
    qkv: "read",
    cache: "read_write",
    bias: "read",
    residual: "read",
    y: "read_write",
  },
  params: { n_ctx: "u32", width4: "u32", new_tokens: "u32", state_stride: "u32" },
  tunables: { WG: 128, LANES: 16 },
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
  gpu(args, on) {
    dispatchSelfAttention(args, on);
  },
  wasm({ state, qkv, cache, y, heads, sequences, newTokens }, on) {
    const nTextCtx = dim(cache, 1);
    on.needScratch(scoreBytes(nTextCtx));
    const { headWidth } = headsOf(dim(y, 1), heads);
    const sizes = { heads, headWidth, newTokens, nTextCtx, stateStride: dim(state, 1) };
    on.coarse("self_attention", heads * sequences, { state, qkv, cache, y, ...sizes });
  },
};

/** The same, with a projection whose terms y takes, one for each head: [sequences × T, heads, width]. */
export function dispatchSelfAttention(
  { state, qkv, cache, y, heads, sequences, newTokens }: SelfAttentionArgs,
  on: GpuRecorder,
  projection?: Pick<LinearArgs, "weight" | "bias" | "residual">,
): void {
  const nTextCtx = dim(cache, 1);
  const { consts, width4 } = headsOf(dim(cache, 2) / 2, heads);
  const { reduce, LANES } = on.tuning.matvec;
  on.dispatch({
    kernel: selfAttentionKernel,
    prelude: {
      aliases: on.aliases,
      consts: { ...consts, MAX_KEYS: keysRoom(nTextCtx) },
      snippets: [
        weightSnippets[projection?.weight.format ?? "f32"],
        ...(projection ? [reduceSnippets[reduce], snippets.headProjected] : [snippets.headPlain]),
        snippets.attend,
        snippets.sequence,
      ],
      enables: projection && reduce === "subgroup" ? ["subgroups"] : [],
    },
    constants: { WG: on.tuning.attend, LANES: Math.min(LANES, consts.HEAD4) },
    buffers: { state, qkv, cache, y, weight: undefined, bias: undefined, residual: undefined, ...projection },
    params: {
      n_ctx: nTextCtx,
      width4,
      new_tokens: newTokens,
      state_stride: dim(state, 1),
    },
    grid: [heads, newTokens, sequences],
  });
}
