import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets, weightSnippets } from "../runtime/snippets";
import type { Tensor, Weight } from "../runtime/tensor";
import source from "./embed.wgsl?raw";

export const embedKernel = defineKernel({
  name: "embed",
  source,
  bindings: { weight: "read", positions: "read", state: "read", tokens: "read", x: "read_write" },
  params: { n_ctx: "u32", n_vocab: "u32", cols4: "u32", new_tokens: "u32", rows: "u32", state_stride: "u32" },
  tunables: { WG: 64 },
});

/** x[i] = the row of token i, and its position's. */
export interface EmbedArgs {
  readonly weight: Weight;
  /** [nTextCtx, cols] f32. */
  readonly positions: Tensor;
  /** [sequences, header + nTextCtx] u32; layout in shared/sequence.ts. */
  readonly state: Tensor;
  /** [sequences, T] u32: the tokens to feed. */
  readonly tokens: Tensor;
  /** [sequences × T, cols]. */
  readonly x: Tensor;
  readonly sequences: number;
  readonly newTokens: number;
}

const WG = 64;

export const embed: Operation<EmbedArgs> = {
  gpu({ weight, positions, state, tokens, x, sequences, newTokens }, on) {
    const rows = sequences * newTokens;
    const cols4 = weight.cols / 4;
    on.dispatch({
      kernel: embedKernel,
      prelude: { aliases: on.aliases, snippets: [weightSnippets[weight.format], snippets.sequence] },
      constants: { WG },
      buffers: { weight, positions, state, tokens, x },
      params: {
        n_ctx: dim(positions, 0),
        n_vocab: weight.rows,
        cols4,
        new_tokens: newTokens,
        rows,
        state_stride: dim(state, 1),
      },
      grid: [Math.ceil((rows * cols4) / WG)],
    });
  },
  wasm({ weight, positions, state, tokens, x, sequences, newTokens }, on) {
    on.fine("embed", sequences * newTokens, {
      weight,
      positions,
      state,
      tokens,
      x,
      nTextCtx: dim(positions, 0),
      nVocab: weight.rows,
      cols: weight.cols,
      newTokens,
      stateStride: dim(state, 1),
      together: on.columnsTogether(weight),
    });
  },
};
