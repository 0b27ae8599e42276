import { type NumberType, numberBytes, numberTypeIds, numberTypes } from "../../convert/numbers";
import { countOf, type FoundTensor, readExactly, type SourceFile } from "../../convert/sourceFile";
import { ByteReader, corrupt, format } from "../../files/byteReader";
import { mostHeadBytes, readGgmlHead } from "../files/ggmlHead";
import type { SourceParts } from "./sourceModel";

/** Byte of a ggml file where the type of its weights stands, which says nothing that the tensors do not. */
const fileTypeAt = 44;
const mostTensors = 8192;
/** More than any header of a tensor has. */
const mostTensorHead = 512;

/** Opens a file of whisper.cpp, to store its weights in another type; they may be k-quants, which no kernel reads. */
export async function openGgmlModel(file: SourceFile): Promise<SourceParts> {
  const beginning = (await readExactly(file, 0, Math.min(file.size, mostHeadBytes))).slice();
  if (beginning.length > fileTypeAt + 4) new DataView(beginning.buffer).setInt32(fileTypeAt, 1, true);
  const reader = new ByteReader(beginning);
  const { dims, tokens } = readGgmlHead(reader);
  const tensors: FoundTensor[] = [];
  for (let at = reader.offset; at < file.size; ) {
    if (tensors.length >= mostTensors) throw corrupt(`The model file holds more than ${format(mostTensors)} tensors.`);
    const { tensor, end } = await readTensorHead(file, at);
    tensors.push(tensor);
    at = end;
  }
  return { tensors, vocabulary: { tokens, size: dims.nVocab } };
}

async function readTensorHead(file: SourceFile, at: number): Promise<{ tensor: FoundTensor; end: number }> {
  const reader = new ByteReader(await readExactly(file, at, Math.min(file.size, at + mostTensorHead)));
  const what = `the tensor header at byte ${format(at)}`;
  const dimensions = reader.int32Within(1, 4, `the dimensions in ${what}`);
  const nameLength = reader.int32Within(1, 256, `the length of the name in ${what}`);
  const id = reader.int32(what);
  const shape = Array.from({ length: dimensions }, () => reader.int32Within(1, 1 << 24, `a dimension in ${what}`));
  const name = String.fromCharCode(...reader.bytes(nameLength, what));
  const type: NumberType | undefined = numberTypes.find((one) => numberTypeIds[one] === id);
  // Without a type nobody knows where the next tensor begins.
  const bytes = type ? numberBytes(type, countOf(shape)) : Number.NaN;
  if (!type || Number.isNaN(bytes)) throw corrupt(`The model file gives type ${id} in ${what}, which cannot be read.`);
  const begin = at + reader.offset;
  return { tensor: { name, type, shape: shape.reverse(), file, at: begin }, end: begin + bytes };
}
