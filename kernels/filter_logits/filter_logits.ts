import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { partialCount, SLICE_BYTES } from "../shared/sequence";
import source from "./filter_logits.wgsl?raw";

export const filterLogitsKernel = defineKernel({
  name: "filter_logits",
  source,
  bindings: { logits: "read", rules: "read", state: "read", partials: "read_write" },
  params: { n_vocab: "u32", sequences: "u32", state_stride: "u32", slices: "u32", first: "u32" },
  tunables: { WG: 256 },
});

/** First half of choosing: masks, and maxima and sums of slices of the vocabulary. */
export interface FilterLogitsArgs {
  /** [rows, nVocab] f32. */
  readonly logits: Tensor;
  readonly rules: Tensor;
  readonly state: Tensor;
  /** [rows, partials(nVocab), PARTIAL_WORDS] u32. */
  readonly partials: Tensor;
  readonly sequences: number;
  readonly rows: number;
  readonly nVocab: number;
  /**
   * Of one sequence that was fed a draft: the row of the logits that is looked at, 0 unless given. It counts only while the
   * draft was right so far, and the rows before it were chosen from.
   */
  readonly draftRow?: number | undefined;
}

export const filterLogits: Operation<FilterLogitsArgs> = {
  gpu({ logits, rules, state, partials, sequences, rows, nVocab, draftRow: first = 0 }, on) {
    const slices = partialCount(nVocab);
    on.dispatch({
      kernel: filterLogitsKernel,
      prelude: { snippets: [snippets.sequence, snippets.best, snippets.slices, snippets.allowed, snippets.noise] },
      constants: { WG: 256 },
      buffers: { logits, rules, state, partials },
      params: { n_vocab: nVocab, sequences, state_stride: dim(state, 1), slices, first },
      grid: [slices, rows],
    });
  },
  wasm({ logits, rules, state, partials, sequences, rows, nVocab, draftRow: first = 0 }, on) {
    on.needScratch(SLICE_BYTES);
    const slices = partialCount(nVocab);
    const sizes = { nVocab, sequences, stateStride: dim(state, 1), slices, first };
    on.fine("filter_logits", rows * slices, { logits, rules, state, partials, ...sizes });
  },
};
