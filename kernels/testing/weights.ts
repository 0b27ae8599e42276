import type { Weight, WeightFormat } from "../runtime/tensor";
import { toHalf } from "../shared/half";
import { blockWords, expandWeights } from "../shared/weights.reference";
import type { Run } from "./backends";
import { seededNumbers, seededRandom } from "./data";

export const weightFormats: readonly WeightFormat[] = ["f32", "f16", "q4", "q5", "q8"];

/** A weight on the device and the numbers that it stands for, [rows, cols]. */
export interface TestWeight {
  readonly weight: Weight;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Seeded weights of about 1 / √cols; blocks of the quantised formats have scales of either sign, some far larger. */
export function seededWeight(
  { backend }: Run,
  format: WeightFormat,
  [rows, cols]: readonly [number, number],
  seed = rows + cols,
): TestWeight {
  const words = seededWords(format, rows * cols, { seed, scale: 1 / Math.sqrt(cols) });
  const weight = backend.weight("weight", format, [rows, cols], words);
  return { weight, values: expandWeights(format, words) };
}

function seededWords(
  format: WeightFormat,
  count: number,
  { seed, scale }: { readonly seed: number; readonly scale: number },
): Uint32Array<ArrayBuffer> {
  const numbers = (): Float32Array<ArrayBuffer> => seededNumbers(seed, count, { scale });
  if (format === "f32") return new Uint32Array(numbers().buffer);
  if (format === "f16") return new Uint32Array(Uint16Array.from(numbers(), toHalf).buffer);
  const random = seededRandom(seed);
  const size = blockWords[format];
  return Uint32Array.from({ length: (count / 32) * size }, (_, i) => {
    if (i % size !== 0) return Math.floor(random() * 2 ** 32);
    const spread = scale * (random() < 0.05 ? 6 : 1);
    const step = (random() < 0.5 ? -spread : spread) / { q4: 8, q5: 16, q8: 128 }[format];
    const minimum = format === "q8" ? 0 : spread * (2 * random() - 1);
    return toHalf(step) | (toHalf(minimum) << 16);
  });
}
