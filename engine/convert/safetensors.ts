import { safetensorsDataBegin, safetensorsEntries } from "../files/safetensors";
import type { NumberType } from "./numbers";
import { type FoundTensor, readExactly, type SourceFile } from "./sourceFile";

/** Six times what the largest model's takes. */
const mostHeader = 1 << 20;

const types: Readonly<Partial<Record<string, NumberType>>> = { F32: "f32", F16: "f16", BF16: "bf16" };

/** Whether a file begins as one of safetensors does: the header's length in eight bytes, then the header. */
export function isSafetensors(beginning: Uint8Array): boolean {
  return beginning.length > 8 && beginning[8] === 0x7b && beginning[6] === 0 && beginning[7] === 0;
}

/** The tensors of a safetensors file in the order of its data. Throws `model-corrupt`. */
export async function openSafetensors(file: SourceFile): Promise<readonly FoundTensor[]> {
  const length = await readExactly(file, 0, Math.min(8, file.size));
  const dataBegin = safetensorsDataBegin(length, file.size, mostHeader);
  const head = await readExactly(file, 0, dataBegin);
  return safetensorsEntries(head, file.size - dataBegin)
    .toSorted((a, b) => a.begin - b.begin)
    .map(({ name, dtype, shape, begin }) => ({
      name,
      type: types[dtype] ?? { unknown: dtype },
      shape,
      file,
      at: dataBegin + begin,
    }));
}
