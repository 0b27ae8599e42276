import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { partialCount, SLICE_BYTES } from "../shared/sequence";
import source from "./top_logits.wgsl?raw";

export const topLogitsKernel = defineKernel({
  name: "top_logits",
  source,
  bindings: { logits: "read", rules: "read", state: "read", partials: "read", tops: "read_write" },
  params: { n_vocab: "u32", state_stride: "u32", slices: "u32", count: "u32" },
  tunables: {},
});

/** Instead of the second half of choosing, for beams: the highest logits of every slice that may be chosen. */
export interface TopLogitsArgs {
  readonly logits: Tensor;
  readonly rules: Tensor;
  readonly state: Tensor;
  /** Of `filterLogits`. */
  readonly partials: Tensor;
  /** [rows, partials(nVocab), count, 2] u32. */
  readonly tops: Tensor;
  readonly rows: number;
  readonly count: number;
  readonly nVocab: number;
}

export const topLogits: Operation<TopLogitsArgs> = {
  gpu({ logits, rules, state, partials, tops, rows, count, nVocab }, on) {
    const slices = partialCount(nVocab);
    on.dispatch({
      kernel: topLogitsKernel,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowed] },
      buffers: { logits, rules, state, partials, tops },
      params: { n_vocab: nVocab, state_stride: dim(state, 1), slices, count },
      grid: [slices, rows],
    });
  },
  wasm({ logits, rules, state, partials, tops, rows, count, nVocab }, on) {
    on.needScratch(SLICE_BYTES);
    const slices = partialCount(nVocab);
    const sizes = { nVocab, stateStride: dim(state, 1), slices, count };
    on.fine("top_logits", rows * slices, { logits, rules, state, partials, tops, ...sizes });
  },
};
