import { type ByteReader, corrupt, format, outOfRange } from "../../files/byteReader";
import { checkFileType } from "../../files/ggml";
import type { ModelDimensions } from "../model/dimensions";
import type { WhisperHead } from "./whisperFile";

/** Numbers per mel filter: bins of a 400-point Fourier transform. */
export const MEL_FILTER_BINS = 201;

/** Bytes before the tensors: filters and tokens, with much room. */
export const mostHeadBytes = 4 << 20;

const HEAD_WIDTH = 64;
const MAX_STATE = 2048;
const MAX_LAYERS = 64;
const TEXT_TOKENS = 50256;
const MIN_VOCAB = 51864;
const MAX_VOCAB = 65536;

/**
 * Reads what whisper.cpp writes between magic number and tensors of a ggml file (models/convert-pt-to-ggml.py). Throws
 * `model-corrupt`.
 */
export function readGgmlHead(reader: ByteReader): WhisperHead {
  const dims = readGgmlDimensions(reader);
  skipMelFilters(reader, dims);
  return { dims, tokens: readTokens(reader, dims) };
}

/** Reads what stands before filters and tokens, in the file's first bytes. Throws `model-corrupt`. */
export function readGgmlDimensions(reader: ByteReader): ModelDimensions {
  reader.int32("the magic number");
  return readDimensions(reader);
}

function readDimensions(reader: ByteReader): ModelDimensions {
  const nVocab = reader.int32Within(MIN_VOCAB, MAX_VOCAB, "nVocab");
  const nAudioCtx = reader.int32Within(1, 1500, "nAudioCtx");
  const nAudioState = reader.int32Within(HEAD_WIDTH, MAX_STATE, "nAudioState");
  const nAudioHead = reader.int32Within(1, MAX_STATE / HEAD_WIDTH, "nAudioHead");
  const nAudioLayer = reader.int32Within(1, MAX_LAYERS, "nAudioLayer");
  const nTextCtx = reader.int32Within(1, 448, "nTextCtx");
  const nTextState = reader.int32Within(nAudioState, nAudioState, "nTextState");
  const nTextHead = reader.int32Within(1, MAX_STATE / HEAD_WIDTH, "nTextHead");
  const nTextLayer = reader.int32Within(1, MAX_LAYERS, "nTextLayer");
  const nMels = reader.int32("nMels");
  if (nMels !== 80 && nMels !== 128) {
    throw corrupt(`The model file gives ${format(nMels)} for nMels; 80 or 128 was expected.`);
  }
  checkHeads("nAudioHead", nAudioHead, nAudioState);
  checkHeads("nTextHead", nTextHead, nTextState);
  checkFileType(reader.int32("the file type"));
  return {
    nMels,
    nAudioCtx,
    nAudioState,
    nAudioHead,
    nAudioLayer,
    nVocab,
    nTextCtx,
    nTextState,
    nTextHead,
    nTextLayer,
  };
}

function checkHeads(what: string, heads: number, state: number): void {
  const expected = state / HEAD_WIDTH;
  if (heads !== expected) throw outOfRange(what, heads, expected, expected);
}

/** The filters are computed, not read (logMel/melFilters.ts); their sizes must fit all the same. */
function skipMelFilters(reader: ByteReader, { nMels }: ModelDimensions): void {
  reader.int32Within(nMels, nMels, "the number of mel filters");
  reader.int32Within(MEL_FILTER_BINS, MEL_FILTER_BINS, "the length of a mel filter");
  reader.bytes(nMels * MEL_FILTER_BINS * 4, "the mel filters");
}

function readTokens(reader: ByteReader, { nVocab }: ModelDimensions): readonly Uint8Array[] {
  const count = reader.int32Within(TEXT_TOKENS, nVocab, "the number of tokens");
  reader.require(count * 4, "the tokens");
  const tokens: Uint8Array[] = [];
  for (let id = 0; id < count; id++) {
    const length = reader.int32("the tokens");
    if (length < 0 || length > reader.remaining) {
      throw outOfRange(`the length of token ${format(id)}`, length, 0, reader.remaining);
    }
    tokens.push(reader.bytes(length, "the tokens"));
  }
  return tokens;
}
