import { quantise } from "../../convert/quantise";
import { countOf, numbersAtOnce, readNumbers, readRaw, type SourceTensor } from "../../convert/sourceFile";
import { SottoError } from "../../errors";
import { ggmlNumbers } from "../../files/ggml";
import { type StoredType, storedBytes } from "../../files/storedTensor";
import { ggmlHeadBytes, int32s } from "./ggmlHeadBytes";
import { piecesOf, type Section, sectionOf } from "./sections";
import type { SourceModel } from "./sourceModel";
import { notesOn, type StoredAs, storedAs } from "./storedAs";

/** A file that is made piece by piece. */
export interface ConvertedFile {
  /** How long it will be. */
  readonly bytes: number;
  /** What most of its weights are stored in. */
  readonly type: StoredType;
  /** What its user should know, a sentence each. */
  readonly notes: readonly string[];
  /** Its bytes in order, from a byte on. Throws `model-corrupt`, and what reading the source throws. */
  readonly pieces: (from?: number) => AsyncGenerator<Uint8Array>;
}

/**
 * Writes a model as whisper.cpp's converters and its quantiser do, to the byte: tensors in the order of the source,
 * matrices in `type` (or each in the type nearest to its own), convolutions in f16, everything else in f32.
 */
export function writeGgml(model: SourceModel, type?: StoredType): ConvertedFile {
  const stored = storedAs(model, type);
  const head = ggmlHeadBytes(model.dims, model.tokens, stored.type);
  const sections = model.tensors.flatMap((tensor) => {
    const as = stored.of(tensor);
    return [sectionOf(tensorHeader(tensor, as)), tensorSection(tensor, as)];
  });
  return convertedFile(model, stored, [sectionOf(head), ...sections]);
}

/** A file of sections. */
export function convertedFile(model: SourceModel, stored: StoredAs, sections: readonly Section[]): ConvertedFile {
  return {
    bytes: sections.reduce((sum, { bytes }) => sum + bytes, 0),
    type: stored.type,
    notes: notesOn(model, stored),
    pieces: (from = 0) => piecesOf(sections, from),
  };
}

/** The numbers of a tensor in a type. */
export function tensorSection(tensor: SourceTensor, type: StoredType): Section {
  const step = storedBytes(type, numbersAtOnce);
  return {
    bytes: storedBytes(type, countOf(tensor.shape)),
    pieces(from) {
      const skipped = Math.floor(from / step);
      return { at: skipped * step, pieces: convertTensor(tensor, type, skipped) };
    },
  };
}

/** A piece at a time, the first ones left out; where the type is the same, the bytes as they are. */
async function* convertTensor(tensor: SourceTensor, type: StoredType, skipped: number): AsyncGenerator<Uint8Array> {
  if (tensor.type === type) return yield* readRaw(tensor, skipped);
  try {
    for await (const numbers of readNumbers(tensor, skipped)) yield quantise(type, numbers);
  } catch (cause) {
    if (!(cause instanceof SottoError) || cause.name !== "model-corrupt") throw cause;
    throw new SottoError("model-corrupt", `Tensor "${tensor.name}": ${cause.message}`, { cause });
  }
}

function tensorHeader({ name, shape }: SourceTensor, type: StoredType): Uint8Array {
  // As whisper.cpp stores the bias of a convolution.
  const sizes = /^encoder\.conv\d\.bias$/.test(name) ? [...shape, 1] : shape;
  const numbers = int32s(sizes.length, name.length, ggmlNumbers[type].id, ...sizes.toReversed());
  return Uint8Array.from([...numbers, ...Array.from(name, (letter) => letter.charCodeAt(0))]);
}
