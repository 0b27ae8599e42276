import { quantise } from "../../convert/quantise";
import { countOf, readNumbers, readRaw, type SourceTensor } from "../../convert/sourceFile";
import { SottoError } from "../../errors";
import { ggmlNumbers } from "../../files/ggml";
import { type StoredType, storedBytes } from "../../files/storedTensor";
import { ggmlHeadBytes, int32s } from "./ggmlHeadBytes";
import type { SourceModel } from "./sourceModel";
import { notesOn, storedAs } from "./storedAs";

/** A file that is made piece by piece. */
export interface ConvertedFile {
  /** How long it will be. */
  readonly bytes: number;
  /** What most of its weights are stored in. */
  readonly type: StoredType;
  /** What its user should know, a sentence each. */
  readonly notes: readonly string[];
  /** Its bytes in order; may be run once. Throws `model-corrupt`, and what reading the source throws. */
  readonly pieces: AsyncGenerator<Uint8Array>;
}

/**
 * Writes a model as whisper.cpp's converters and its quantiser do, to the byte: tensors in the order of the source,
 * matrices in `type` (or each in the type nearest to its own), convolutions in f16, everything else in f32.
 */
export function writeGgml(model: SourceModel, type?: StoredType): ConvertedFile {
  const stored = storedAs(model, type);
  const head = ggmlHeadBytes(model.dims, model.tokens, stored.type);
  const tensors = model.tensors.map((tensor) => {
    const as = stored.of(tensor);
    return { tensor, as, header: tensorHeader(tensor, as) };
  });
  const bytes = tensors.reduce(
    (sum, { tensor, as, header }) => sum + header.length + storedBytes(as, countOf(tensor.shape)),
    head.length,
  );
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield head;
    for (const { tensor, as, header } of tensors) {
      yield header;
      yield* convertTensor(tensor, as);
    }
  }
  return { bytes, type: stored.type, notes: notesOn(model, stored), pieces: pieces() };
}

/** The numbers of a tensor in another type, a piece at a time; where the type is the same, its bytes as they are. */
export async function* convertTensor(tensor: SourceTensor, type: StoredType): AsyncGenerator<Uint8Array> {
  if (tensor.type === type) return yield* readRaw(tensor);
  try {
    for await (const numbers of readNumbers(tensor)) yield quantise(type, numbers);
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
