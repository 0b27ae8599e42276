import { type EmbedArgs, embed } from "../embed/embed";
import type { FilterLogitsArgs } from "../filter_logits/filter_logits";
import { defineKernel } from "../kernel";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets, weightSnippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { partialCount } from "../shared/sequence";
import source from "./choose_token.wgsl?raw";

export const chooseTokenKernel = defineKernel({
  name: "choose_token",
  source,
  bindings: {
    weight: "read",
    logits: "read",
    rules: "read",
    partials: "read",
    state: "read_write",
    tokens: "read_write",
    positions: "read",
    x: "read_write",
  },
  params: {
    sequences: "u32",
    state_stride: "u32",
    slices: "u32",
    prompt: "u32",
    row: "u32",
    n_ctx: "u32",
    cols4: "u32",
  },
  tunables: { WG: 64 },
});

/** Second half of choosing: timestamp rule, arg-max or draw, log-probability, the state of the next step. */
export interface ChooseTokenArgs extends FilterLogitsArgs {
  /** [sequences, T] u32: the tokens to feed next; before, with a draft, those that were fed. */
  readonly tokens: Tensor;
  /** Where the tokens to feed next are embedded: x [sequences, cols]. */
  readonly next?: Pick<EmbedArgs, "weight" | "positions" | "x"> | undefined;
}

export const chooseToken: Operation<ChooseTokenArgs> = {
  gpu({ logits, rules, state, partials, tokens, next, ...sizes }, on) {
    on.dispatch({
      kernel: chooseTokenKernel,
      prelude: {
        aliases: on.aliases,
        snippets: [
          weightSnippets[next?.weight.format ?? "f32"],
          snippets.sequence,
          snippets.best,
          snippets.slices,
          snippets.allowNext,
        ],
      },
      constants: { WG: 64 },
      buffers: {
        weight: next?.weight,
        logits,
        rules,
        partials,
        state,
        tokens,
        positions: next?.positions,
        x: next?.x,
      },
      params: {
        sequences: sizes.sequences,
        state_stride: dim(state, 1),
        slices: partialCount(sizes.nVocab),
        prompt: sizes.rows > sizes.sequences ? 1 : 0,
        row: sizes.draftRow ?? 0,
        n_ctx: next ? dim(next.positions, 0) : 1,
        cols4: next ? next.weight.cols / 4 : 0,
      },
      grid: [sizes.sequences],
    });
  },
  wasm({ logits, rules, state, partials, tokens, sequences, rows, nVocab, draftRow = 0, next }, on) {
    on.fine("choose_token", sequences, {
      logits,
      rules,
      partials,
      state,
      tokens,
      sequences,
      stateStride: dim(state, 1),
      slices: partialCount(nVocab),
      prompt: rows > sequences ? 1 : 0,
      row: draftRow,
    });
    if (next) embed.wasm({ ...next, state, tokens, sequences, newTokens: 1 }, on);
  },
};
