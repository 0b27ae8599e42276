import { fromHalf, toHalf } from "../shared/half";

/** Uniform numbers in 0…1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every so many numbers one is far outside the rest, as in Whisper's activations. */
const OUTLIER_EVERY = 101;
const OUTLIER_FACTOR = 16;

/** Bell-shaped numbers around 0, mostly within ± `scale`, with outliers; exact in the element type. */
export function seededNumbers(
  seed: number,
  length: number,
  { scale = 1, element = "f32" }: { readonly scale?: number; readonly element?: "f32" | "f16" } = {},
): Float32Array<ArrayBuffer> {
  const random = seededRandom(seed);
  const numbers = Float32Array.from({ length }, (_, i) => {
    const bell = (random() + random() + random() - 1.5) * 0.67 * scale;
    return i % OUTLIER_EVERY === OUTLIER_EVERY - 1 ? bell * OUTLIER_FACTOR : bell;
  });
  return element === "f16" ? numbers.map((value) => fromHalf(toHalf(value))) : numbers;
}
