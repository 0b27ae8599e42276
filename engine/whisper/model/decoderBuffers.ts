import { partsShape } from "../../../kernels/cross_attention/cross_attention";
import type { Backend } from "../../../kernels/runtime/backend";
import { rulesLength } from "../../../kernels/shared/rules";
import { PARTIAL_WORDS, partialCount, stateLength } from "../../../kernels/shared/sequence";
import { MAX_FED } from "./buckets";
import type { Layers } from "./decoderLayers";
import type { ModelDimensions } from "./dimensions";

/** What the programs of a decoder have in common. */
export type Decoder = Omit<Layers, "newTokens" | "isEmbedded" | "onQuery"> & { readonly buffers: DecoderBuffers };

export type DecoderBuffers = ReturnType<typeof decoderBuffers>;

/** How much a decoder holds: sequences, tokens that are fed at once, and rows of logits. */
export interface DecoderSizes {
  readonly sequences: number;
  readonly fed: number;
  readonly ends: number;
}

/** Takes the memory of a decoder. */
export function decoderBuffers(
  backend: Backend,
  { nVocab, nTextCtx, nTextState: state, nTextLayer, nTextHead, nAudioCtx }: ModelDimensions,
  { sequences, fed: rows, ends }: DecoderSizes,
) {
  return {
    state: backend.tensor("sequences", [sequences, stateLength(nTextCtx)], "u32"),
    tokens: backend.tensor("tokens", [rows], "u32"),
    rules: backend.tensor("rules", [rulesLength(nVocab)], "u32"),
    logits: backend.tensor("logits", [ends, nVocab], "f32"),
    partials: backend.tensor("partials", [ends, partialCount(nVocab), PARTIAL_WORDS], "u32"),
    x: backend.tensor("decoder x", [rows, state]),
    x2: backend.tensor("decoder x2", [rows, state]),
    normed: backend.tensor("decoder normed", [rows, state]),
    query: backend.tensor("decoder query", [rows, state]),
    qkv: backend.tensor("decoder qkv", [rows, 3 * state]),
    hidden: backend.tensor("decoder hidden", [rows, 4 * state]),
    crossParts:
      sequences === 1
        ? backend.tensor("parts of cross-attention", partsShape(MAX_FED, state, nTextHead, nAudioCtx), "f32")
        : undefined,
    last: backend.tensor("decoder last", [ends, state]),
    caches: Array.from({ length: nTextLayer }, (_, i) =>
      backend.tensor(`kv cache ${i}`, [sequences, nTextCtx, 2 * state]),
    ),
  };
}
