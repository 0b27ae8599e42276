import { SottoError } from "../../errors";
import { type StoredTensor, type StoredType, storedBlocks } from "../../files/storedTensor";

/** 16-bit floats with all bits of the exponent set are infinite or no number. */
const halfExponent = 0x7c00;

/** Bytes within a block where its scale, and its minimum, lie as 16-bit floats. */
const halves: Readonly<Partial<Record<StoredType, readonly number[]>>> = {
  q4_0: [0],
  q4_1: [0, 2],
  q5_0: [0],
  q5_1: [0, 2],
  q8_0: [0],
};

/**
 * Looks at the scale of every block of a quantised matrix: one that is no finite number blanks all that is heard, without a
 * word. Matrices of plain floats are not looked at.
 * @throws SottoError `model-corrupt`.
 */
export function checkScales({ name, type, data }: StoredTensor): void {
  const offsets = halves[type];
  if (!offsets) return;
  const { blockBytes } = storedBlocks[type];
  for (const offset of offsets) {
    // The upper byte alone has the exponent.
    for (let at = offset + 1; at < data.length; at += blockBytes) {
      if (((data[at] as number) & (halfExponent >> 8)) === halfExponent >> 8)
        throw infinite(`A weight scale of ${name}`);
    }
  }
}

/**
 * Looks at every number of a small tensor.
 * @throws SottoError `model-corrupt` where one is infinite or none.
 */
export function checkNumbers(name: string, numbers: Float32Array): void {
  if (!numbers.every(Number.isFinite)) throw infinite(`A number of ${name}`);
}

function infinite(what: string): SottoError {
  return new SottoError("model-corrupt", `${what} is infinite or no number; the model's file is damaged.`);
}
