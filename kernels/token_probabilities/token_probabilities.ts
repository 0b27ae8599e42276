import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import source from "./token_probabilities.wgsl?raw";

export const tokenProbabilitiesKernel = defineKernel({
  name: "token_probabilities",
  source,
  bindings: { logits: "read", tokens: "read", y: "read_write" },
  params: { n_vocab: "u32", below: "u32" },
  tunables: { WG: 256 },
});

/** y[i] = the probability of tokens[i] under row i of logits, among the tokens below a bound. */
export interface TokenProbabilitiesArgs {
  /** [rows, nVocab] f32. */
  readonly logits: Tensor;
  /** [rows] u32, each below `below`. */
  readonly tokens: Tensor;
  /** [rows] f32. */
  readonly y: Tensor;
  readonly rows: number;
  readonly nVocab: number;
  readonly below: number;
}

export const tokenProbabilities: Operation<TokenProbabilitiesArgs> = {
  gpu({ logits, tokens, y, rows, nVocab, below }, on) {
    on.dispatch({
      kernel: tokenProbabilitiesKernel,
      prelude: { snippets: [snippets.best] },
      constants: { WG: 256 },
      buffers: { logits, tokens, y },
      params: { n_vocab: nVocab, below },
      grid: [rows],
    });
  },
  wasm({ logits, tokens, y, rows, nVocab, below }, on) {
    on.needScratch(4);
    on.coarse("token_probabilities", rows, { logits, tokens, y, nVocab, below });
  },
};
