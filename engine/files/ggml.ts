import { type ExpectedTensor, expectedTensors, type TensorRole } from "../whisper/model/architecture";
import type { ModelDimensions } from "../whisper/model/dimensions";
import { ByteReader, corrupt, format, outOfRange } from "./byteReader";
import type { ComingFile } from "./comingFile";
import { describeForeignFile } from "./foreignFile";
import { type GgmlTensor, type GgmlType, ggmlBytes, ggmlLayouts, ggmlTypeOf, ggmlTypes } from "./ggmlTypes";

/** A whisper.cpp model file, taken apart; everything is a view into the file. */
export interface GgmlModel {
  readonly dims: ModelDimensions;
  /** Bytes of the text tokens by id, without special tokens of the multilingual vocabulary. */
  readonly tokens: readonly Uint8Array[];
  readonly tensors: ReadonlyMap<string, GgmlTensor>;
  /** Of a file that still comes: resolves when the tensors whose names begin so are there, or all of them for "". */
  readonly until?: (prefix: string) => Promise<void>;
}

/** "ggml" as the little-endian integer that begins the file. */
export const GGML_MAGIC = 0x67676d6c;
/** Numbers per mel filter: bins of a 400-point Fourier transform. */
export const MEL_FILTER_BINS = 201;
/** The file type is a quantisation version times this, plus the type. */
export const FILE_TYPE_VERSION = 1000;

/** Bytes before the tensors: filters and tokens, with much room. */
export const mostHeadBytes = 4 << 20;
/** More than any header of a tensor has. */
export const mostTensorHeadBytes = 512;

const HEAD_WIDTH = 64;
const MAX_STATE = 2048;
const MAX_LAYERS = 64;
const MAX_DIMENSION = 1 << 24;
const TEXT_TOKENS = 50256;
const MIN_VOCAB = 51864;
const MAX_VOCAB = 65536;
/** Block layouts as they have been since May 2023; older files keep the weights in another order. */
const QUANTISATION_VERSION = 2;

/**
 * Takes a whisper.cpp ggml model file apart without copying it.
 *
 * The weights are f32, f16, q4_0, q4_1, q5_0, q5_1 or q8_0. Throws `model-corrupt` with what was found and what was
 * expected when the file is truncated, corrupt, incomplete or no such file. Layout: whisper.cpp,
 * models/convert-pt-to-ggml.py.
 */
export function parseGgml(file: Uint8Array): GgmlModel {
  const reader = new ByteReader(file);
  const { dims, tokens } = readHead(reader, file);
  const tensors = readTensors(reader, expectedTensors(dims));
  return { dims, tokens, tensors };
}

/** The same for a file that still comes; the head is there when this resolves, and tensors when `until` does. */
export async function openGgml({ bytes: file, until }: ComingFile): Promise<GgmlModel> {
  await until(Math.min(file.length, mostHeadBytes));
  const reader = new ByteReader(file);
  const { dims, tokens } = readHead(reader, file);
  const expected = expectedTensors(dims);
  const tensors = new Map<string, GgmlTensor>();
  const missing = new Set(expected.keys());
  const come = (bytes: number) => until(Math.min(file.length, reader.offset + bytes));
  const readNext = async () => {
    await come(mostTensorHeadBytes);
    const head = readTensorHead(reader, expected, reader.offset);
    await come(head.bytes);
    addTensor(tensors, readTensorData(reader, head));
    missing.delete(head.name);
  };
  return {
    dims,
    tokens,
    tensors,
    async until(prefix) {
      const isMissing = (name: string) => name.startsWith(prefix);
      while (prefix === "" ? reader.remaining > 0 : [...missing].some(isMissing)) {
        if (reader.remaining === 0) throwIfMissing(tensors, expected, reader.offset);
        await readNext();
      }
      if (prefix === "") throwIfMissing(tensors, expected, reader.offset);
    },
  };
}

/** All of a model file before its tensors. */
export interface GgmlHead extends Pick<GgmlModel, "dims" | "tokens"> {
  /** Where the tensors begin. */
  readonly bytes: number;
}

/** Reads the beginning of a model file, of which `mostHeadBytes` suffice; throws `model-corrupt` as `parseGgml` does. */
export function parseGgmlHead(beginning: Uint8Array): GgmlHead {
  const reader = new ByteReader(beginning);
  return { ...readHead(reader, beginning), bytes: reader.offset };
}

function readHead(reader: ByteReader, file: Uint8Array): Pick<GgmlModel, "dims" | "tokens"> {
  readMagic(reader, file);
  const dims = readDimensions(reader);
  skipMelFilters(reader, dims);
  return { dims, tokens: readTokens(reader, dims) };
}

function readMagic(reader: ByteReader, file: Uint8Array): void {
  if (file.length >= 4 && reader.int32("the magic number") === GGML_MAGIC) return;
  throw corrupt(`The model file is ${describeForeignFile(file)}; a whisper.cpp ggml file was expected.`);
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

function checkFileType(fileType: number): void {
  const version = Math.floor(fileType / FILE_TYPE_VERSION);
  const type = ggmlTypes.find((name) => ggmlLayouts[name].fileType === fileType % FILE_TYPE_VERSION);
  if (type === undefined || fileType < 0) {
    throw corrupt(`The model file gives ${format(fileType)} for the file type; ${ggmlTypes.join(", ")} can be read.`);
  }
  if (type !== "f32" && type !== "f16" && version !== 0 && version !== QUANTISATION_VERSION) {
    throw outOfRange("the quantisation version", version, QUANTISATION_VERSION, QUANTISATION_VERSION);
  }
}

/** The filters are computed, not read (audio/melFilters.ts); their sizes must fit all the same. */
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

function readTensors(
  reader: ByteReader,
  expected: ReadonlyMap<string, ExpectedTensor>,
): ReadonlyMap<string, GgmlTensor> {
  const tensors = new Map<string, GgmlTensor>();
  while (reader.remaining > 0) {
    addTensor(tensors, readTensorData(reader, readTensorHead(reader, expected, reader.offset)));
  }
  throwIfMissing(tensors, expected, reader.offset);
  return tensors;
}

function addTensor(tensors: Map<string, GgmlTensor>, tensor: GgmlTensor): void {
  if (tensors.has(tensor.name)) throw corrupt(`The model file holds tensor "${tensor.name}" twice.`);
  tensors.set(tensor.name, tensor);
}

/** Throws `model-corrupt` unless all tensors were there when the file ended. */
export function throwIfMissing(
  tensors: { readonly size: number; has(name: string): boolean },
  expected: ReadonlyMap<string, ExpectedTensor>,
  end: number,
): void {
  for (const name of expected.keys()) {
    if (tensors.has(name)) continue;
    throw corrupt(
      `The model file ends at byte ${format(end)} without tensor "${name}"; ` +
        `${format(expected.size)} tensors were expected and ${format(tensors.size)} found.`,
    );
  }
}

function readTensorData(reader: ByteReader, { name, type, shape, bytes }: TensorHead): GgmlTensor {
  return { name, type, shape, data: reader.bytes(bytes, `tensor "${name}"`) };
}

/** What a file says of a tensor whose bytes follow. */
export interface TensorHead extends Omit<GgmlTensor, "data"> {
  readonly bytes: number;
}

/** Reads the header of a tensor that begins at byte `start` of the file. */
export function readTensorHead(
  reader: ByteReader,
  expected: ReadonlyMap<string, ExpectedTensor>,
  start: number,
): TensorHead {
  const header = `the tensor header at byte ${format(start)}`;
  reader.require(12, header);
  const dimensions = reader.int32Within(1, 4, `the number of dimensions at byte ${format(start)}`);
  const nameLength = reader.int32Within(1, 256, `the length of the tensor name at byte ${format(start)}`);
  const typeId = reader.int32(header);
  const fileShape: number[] = [];
  for (let i = 0; i < dimensions; i++) fileShape.push(reader.int32Within(1, MAX_DIMENSION, `a dimension in ${header}`));
  const name = asciiName(reader.bytes(nameLength, header), start);
  const wanted = expected.get(name);
  if (!wanted) throw corrupt(`The model file holds tensor "${name}" at byte ${format(start)}, which Whisper has not.`);
  const shape = checkShape(name, fileShape.reverse(), wanted);
  const type = checkType(name, typeId, wanted);
  const count = shape.reduce((product, size) => product * size, 1);
  return { name, type, shape, bytes: ggmlBytes(type, count) };
}

/** Sizes of one do not count: whisper.cpp stores the bias of a convolution as [n, 1]. */
function checkShape(name: string, found: readonly number[], { shape }: ExpectedTensor): readonly number[] {
  const squeezed = found.filter((size) => size !== 1);
  const wanted = shape.filter((size) => size !== 1);
  if (squeezed.length === wanted.length && squeezed.every((size, i) => size === wanted[i])) return shape;
  throw corrupt(`Tensor "${name}" of the model file is [${found.join(", ")}]; [${shape.join(", ")}] was expected.`);
}

/** Rows of quantised weights are whole blocks because every width is a multiple of a head's 64. */
function checkType(name: string, typeId: number, { role }: ExpectedTensor): GgmlType {
  const type = ggmlTypeOf(typeId);
  const allowed = TYPES_OF_ROLE[role];
  if (type !== undefined && allowed.includes(type)) return type;
  const found = type ?? `of ggml type ${typeId}`;
  throw corrupt(`Tensor "${name}" of the model file is ${found}; ${allowed.join(", ")} can be read.`);
}

const TYPES_OF_ROLE: Readonly<Record<TensorRole, readonly GgmlType[]>> = {
  matrix: ggmlTypes,
  convolution: ["f32", "f16"],
  vector: ["f32"],
};

function asciiName(bytes: Uint8Array, start: number): string {
  const name = String.fromCharCode(...bytes);
  if (/^[\x21-\x7e]+$/.test(name)) return name;
  throw corrupt(
    `The model file holds an unreadable tensor name at byte ${format(start)}; printable ASCII was expected.`,
  );
}
