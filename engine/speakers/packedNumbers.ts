import { fromHalf } from "../../kernels/shared/half";
import { corrupt } from "../files/byteReader";
import type { SafetensorsTensor } from "../files/safetensors";

/** Weights of eight or twelve bits share a scale with the others of their block; a row has whole blocks. */
export const blockSize = 32;

/** The names of what lies beside a tensor of bytes: the scales of its blocks, and the lower four of twelve bits. */
export const scalesOf = (name: string) => `${name}.scales`;
export const lowOf = (name: string) => `${name}.low`;

/**
 * A tensor's numbers as they are stored in F32, F16, or I8 with scales: whole numbers of eight bits, or the upper eight of twelve, whose
 * lower four lie beside, two to a byte. Throws `model-corrupt`.
 */
export function readNumbers(
  tensors: ReadonlyMap<string, SafetensorsTensor>,
  name: string,
  shape: readonly number[],
): Float32Array {
  const tensor = tensors.get(name);
  const found = tensor && `${tensor.dtype} [${tensor.shape.join(", ")}]`;
  const isKnown = tensor?.dtype === "F32" || tensor?.dtype === "F16" || tensor?.dtype === "I8";
  if (!isKnown || tensor.shape.join() !== shape.join()) {
    throw corrupt(
      `The speaker models' file has ${found ?? "nothing"} for ${name}; [${shape.join(", ")}] in F32, F16 or I8 was expected.`,
    );
  }
  // Not `slice`, which copies nothing where the file is a Buffer of Node's.
  const bytes = new Uint8Array(tensor.data).buffer;
  if (tensor.dtype === "F32") return new Float32Array(bytes);
  if (tensor.dtype === "F16") return halves(new Uint16Array(bytes));
  const scales = readNumbers(tensors, scalesOf(name), [Math.ceil(bytes.byteLength / blockSize)]);
  return scaled(new Int8Array(bytes), lowBits(tensors, name, bytes.byteLength), scales);
}

function halves(stored: Uint16Array): Float32Array {
  const numbers = new Float32Array(stored.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = fromHalf(stored[i]!);
  return numbers;
}

/** The lower four bits of so many numbers, where there are any. */
function lowBits(
  tensors: ReadonlyMap<string, SafetensorsTensor>,
  name: string,
  numbers: number,
): Uint8Array | undefined {
  const low = tensors.get(lowOf(name));
  if (low === undefined) return undefined;
  if (low.dtype === "U8" && low.data.length === numbers / 2) return low.data;
  throw corrupt(
    `The speaker models' file has ${low.data.length} bytes of ${low.dtype} for ${lowOf(name)}; ${numbers / 2} of U8 were expected.`,
  );
}

function scaled(high: Int8Array, low: Uint8Array | undefined, scales: Float32Array): Float32Array {
  const numbers = new Float32Array(high.length);
  for (const [block, scale] of scales.entries()) {
    const end = Math.min(high.length, (block + 1) * blockSize);
    for (let i = block * blockSize; i < end; i++) {
      const whole = low ? high[i]! * 16 + ((low[i >> 1]! >> (4 * (i & 1))) & 15) : high[i]!;
      numbers[i] = whole * scale;
    }
  }
  return numbers;
}
