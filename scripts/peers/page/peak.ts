import type { WasmInstance } from "../../../engine/index";

const rounds = 1_000_000;
/** A round is eight dot products of eight pairs: 64 multiplications and as many additions. */
const operations = rounds * 8 * 8 * 2;

/** The most 16-bit arithmetic that WebAssembly does here, in 1e9 operations a second: one thread's, times the threads. */
export function measurePeak({ exports, threads }: WasmInstance): number {
  const times = Array.from({ length: 12 }, (_, seed) => {
    const began = performance.now();
    exports.dotPeak(rounds, seed);
    return performance.now() - began;
  });
  return (operations / Math.min(...times) / 1e6) * threads;
}
