import { ByteReader } from "../../files/byteReader";
import { FILE_TYPE_VERSION, GGML_MAGIC, ggmlNumbers, QUANTISATION_VERSION } from "../../files/ggml";
import type { StoredType } from "../../files/storedTensor";
import { MEL_FILTER_BINS, readGgmlHead } from "../files/ggmlHead";
import { melFilters } from "../logMel/melFilters";
import type { ModelDimensions } from "../model/dimensions";
import { textTokens } from "./vocabulary";

/** What whisper.cpp writes before the tensors: sizes, mel filters and text tokens. */
export function ggmlHeadBytes(
  dims: ModelDimensions,
  tokens: readonly Uint8Array[],
  type: StoredType,
): Uint8Array<ArrayBuffer> {
  const version = type === "f32" || type === "f16" ? 0 : QUANTISATION_VERSION;
  const sizes = [
    GGML_MAGIC,
    dims.nVocab,
    dims.nAudioCtx,
    dims.nAudioState,
    dims.nAudioHead,
    dims.nAudioLayer,
    dims.nTextCtx,
    dims.nTextState,
    dims.nTextHead,
    dims.nTextLayer,
    dims.nMels,
    version * FILE_TYPE_VERSION + ggmlNumbers[type].fileType,
    dims.nMels,
    MEL_FILTER_BINS,
  ];
  return concatenate([int32s(...sizes), denseFilters(dims.nMels), ...tokenParts(tokens)]);
}

/** Throws `model-corrupt` for sizes and tokens that no reader would take. */
export function checkHead(dims: ModelDimensions, tokens: readonly Uint8Array[]): void {
  readGgmlHead(new ByteReader(ggmlHeadBytes(dims, tokens, "f16")));
}

/** Integers as ggml's files have them. */
export function int32s(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}

/** One array of many. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function tokenParts(tokens: readonly Uint8Array[]): readonly Uint8Array[] {
  const text = tokens.slice(0, textTokens);
  return [int32s(text.length), ...text.flatMap((token) => [int32s(token.length), token])];
}

/** [nMels, 201], of which most are zeros. */
function denseFilters(nMels: ModelDimensions["nMels"]): Uint8Array {
  if (nMels !== 80 && nMels !== 128) return new Uint8Array();
  const { firstBin, falling, rising } = melFilters(nMels);
  const dense = new Float32Array(nMels * MEL_FILTER_BINS);
  for (let stretch = 0; stretch < firstBin.length; stretch++) {
    const end = firstBin[stretch + 1] ?? MEL_FILTER_BINS;
    for (let bin = firstBin[stretch]!; bin < end; bin++) {
      if (stretch > 0) dense[(stretch - 1) * MEL_FILTER_BINS + bin] = falling[bin]!;
      if (stretch < nMels) dense[stretch * MEL_FILTER_BINS + bin] = rising[bin]!;
    }
  }
  return new Uint8Array(dense.buffer);
}
