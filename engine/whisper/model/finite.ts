import { SottoError } from "../../errors";

/** Two 16-bit floats in a word: their exponents, one in the lowest bit of each, and the bit that both together carry into. */
const exponents = 0x7c007c00;
const ones = 0x04000400;
const carries = 0x80008000;

/**
 * Looks at the first word of every block, which holds a quantised matrix's scale and its minimum: one that is no finite
 * number blanks all that is heard, without a word. `words` are blocks as the device has them, of so many words each.
 * @throws SottoError `model-corrupt`.
 */
export function checkScales(name: string, words: Uint32Array, blockWords: number): void {
  let carried = 0;
  for (let at = 0; at < words.length; at += blockWords) carried |= ((words[at] as number) & exponents) + ones;
  if ((carried & carries) !== 0) throw infinite(`A weight scale of ${name}`);
}

/**
 * Looks at every number of a small tensor.
 * @throws SottoError `model-corrupt` where one is infinite or none.
 */
export function checkNumbers(name: string, numbers: Float32Array): void {
  let sum = 0;
  // Nothing times nothing is nothing; what is infinite or no number times nothing is no number.
  for (let i = 0; i < numbers.length; i++) sum += 0 * (numbers[i] as number);
  if (sum !== 0) throw infinite(`A number of ${name}`);
}

function infinite(what: string): SottoError {
  return new SottoError("model-corrupt", `${what} is infinite or no number; the model's file is damaged.`);
}
