import type { ChooseTokenArgs } from "../choose_token/choose_token";
import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { partialCount } from "../shared/sequence";
import source from "./search_beams.wgsl?raw";

export const searchBeamsKernel = defineKernel({
  name: "search_beams",
  source,
  bindings: {
    logits: "read",
    rules: "read",
    partials: "read",
    tops: "read",
    state: "read_write",
    tokens: "read_write",
    trace: "read_write",
  },
  params: { beams: "u32", state_stride: "u32", slices: "u32", prompt: "u32" },
  tunables: {},
});

/** A step of beam search: at most MAX_BEAMS sequences over one window. */
export interface SearchBeamsArgs extends ChooseTokenArgs {
  /** Of `topLogits` with sequences + 1. */
  readonly tops: Tensor;
  /** [traceLength(sequences, steps)] u32; layout in shared/trace.ts. */
  readonly trace: Tensor;
}

export const searchBeams: Operation<SearchBeamsArgs> = {
  gpu({ logits, rules, state, partials, tokens, tops, trace, sequences, rows, nVocab }, on) {
    on.dispatch({
      kernel: searchBeamsKernel,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowNext] },
      buffers: { logits, rules, partials, tops, state, tokens, trace },
      params: {
        beams: sequences,
        state_stride: dim(state, 1),
        slices: partialCount(nVocab),
        prompt: rows > sequences ? 1 : 0,
      },
      grid: [1],
    });
  },
  wasm({ logits, rules, state, partials, tokens, tops, trace, sequences, rows, nVocab }, on) {
    on.needScratch(32 + 8 * sequences * (sequences + 1));
    on.coarse("search_beams", 1, {
      logits,
      rules,
      partials,
      tops,
      state,
      tokens,
      trace,
      beams: sequences,
      stateStride: dim(state, 1),
      slices: partialCount(nVocab),
      prompt: rows > sequences ? 1 : 0,
    });
  },
};
