import { ByteReader, corrupt, format } from "../../files/byteReader";
import { FILE_TYPE_VERSION, GGML_MAGIC, ggmlNumbers, QUANTISATION_VERSION } from "../../files/ggml";
import type { StoredType } from "../../files/storedTensor";
import { MEL_FILTER_BINS, readGgmlDimensions } from "../files/ggmlHead";
import { melFilters } from "../logMel/melFilters";
import type { ModelDimensions } from "../model/dimensions";
import { textTokens } from "./vocabulary";

/** What whisper.cpp writes before the tensors: sizes, mel filters and text tokens. */
export function ggmlHeadBytes(
  dims: ModelDimensions,
  tokens: readonly Uint8Array[],
  type: StoredType,
): Uint8Array<ArrayBuffer> {
  const text = tokens.slice(0, textTokens);
  const filters = denseFilters(dims.nMels);
  const sizes = int32s(...dimensionsAndType(dims, type), dims.nMels, MEL_FILTER_BINS);
  const tokenBytes = text.reduce((sum, token) => sum + 4 + token.length, 4);
  const head = new Uint8Array(sizes.length + filters.length + tokenBytes);
  head.set(sizes);
  head.set(filters, sizes.length);
  let at = sizes.length + filters.length;
  const view = new DataView(head.buffer);
  view.setInt32(at, text.length, true);
  at += 4;
  // There are 50,257 of them: an array for each length would take longer to make than all else.
  for (const token of text) {
    view.setInt32(at, token.length, true);
    head.set(token, at + 4);
    at += 4 + token.length;
  }
  return head;
}

/** Throws `model-corrupt` for sizes and tokens that no reader would take. */
export function checkHead(dims: ModelDimensions, tokens: readonly Uint8Array[]): void {
  readGgmlDimensions(new ByteReader(int32s(...dimensionsAndType(dims, "f16"))));
  if (tokens.length >= textTokens - 1) return;
  throw corrupt(`The model has ${format(tokens.length)} text tokens; ${format(textTokens)} were expected.`);
}

function dimensionsAndType(dims: ModelDimensions, type: StoredType): readonly number[] {
  const version = type === "f32" || type === "f16" ? 0 : QUANTISATION_VERSION;
  return [
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
  ];
}

/** Integers as ggml's files have them. */
export function int32s(...values: readonly number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}

/** [nMels, 201], of which most are zeros. */
function denseFilters(nMels: ModelDimensions["nMels"]): Uint8Array {
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
