import { expect, test } from "vitest";
import { toHalf } from "../shared/half";
import { describeBackends, perform, type Run, seenRows, tensorWith, togetherIn } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { largestNumbers, roundRowsReference } from "./quantize_rows.reference";

interface Block {
  readonly words: number;
  /** The byte and the value that make the i-th of its numbers 1 where its scale is 1. */
  readonly one: (i: number) => readonly [byte: number, value: number];
}

const blocks: Readonly<Record<"q8" | "q5", Block>> = {
  q8: { words: 9, one: (i: number) => [4 + i, 1] },
  q5: { words: 6, one: (i: number) => [8 + (i % 16), i < 16 ? 1 : 16] },
};

/** x multiplied with the identity: what a linear layer sees of x. */
async function seen(run: Run, x: Float32Array<ArrayBuffer>, format: "q8" | "q5"): Promise<Float32Array> {
  const block = blocks[format];
  const words = new Uint32Array((cols * cols * block.words) / 32);
  const bytes = new Uint8Array(words.buffer);
  for (let i = 0; i < cols; i++) {
    const at = block.words * ((i * cols) / 32 + Math.floor(i / 32));
    const [byte, value] = block.one(i % 32);
    words[at] = toHalf(1);
    bytes[4 * at + byte] = value;
  }
  const weight = run.backend.weight("identity", format, [cols, cols], words);
  const rows = x.length / cols;
  const y = run.backend.tensor("y", [rows, cols]);
  await perform(run, (verbs) => verbs.linear({ x: tensorWith(run, [rows, cols], x), weight, y, rows }));
  return run.backend.readFloats(y);
}

const cols = 96;
const sizes = [1, 3, 9, 70].flatMap((rows) => (["q8", "q5"] as const).map((format) => ({ rows, format })));

describeBackends({}, (run) => {
  test.each(sizes)(
    "$rows rows with outliers come through rounded to 16 bits, or whole in f32: $format",
    async ({ rows, format }) => {
      const x = seededNumbers(rows, rows * cols);
      x.fill(0, 32, 64); // a block of zeros has no scale
      const found = await seen(run(), x, format);
      const wanted = seenRows(run(), format, x);
      // block by block, so that a scale that more than 32 numbers share would be found
      const together = togetherIn(run(), format);
      const [step, rounding] = together === 0 ? [0, 0] : [1 / largestNumbers[together], 1e-7];
      let ties = 0;
      for (let block = 0; block < x.length; block += 32) {
        const [got, right] = [found.subarray(block, block + 32), wanted.subarray(block, block + 32)];
        expectClose(got, right, step + rounding, `block ${block / 32}`);
        const largest = right.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
        ties += got.filter((value, i) => Math.abs(value - (right[i] as number)) > rounding * largest).length;
      }
      // only a number half-way between two steps may go to the other one
      expect(ties).toBeLessThanOrEqual(x.length / 100);
    },
  );
});

test.each(Object.values(largestNumbers))(
  "rounding to %i parts of the largest of 32 moves none by more than half of one",
  (parts) => {
    const x = seededNumbers(5, 32 * 100);
    const rounded = roundRowsReference(x, parts);
    for (let block = 0; block < x.length; block += 32) {
      const largest = Math.max(...x.subarray(block, block + 32).map(Math.abs));
      for (let i = block; i < block + 32; i++) {
        expect(Math.abs((rounded[i] as number) - (x[i] as number))).toBeLessThanOrEqual(
          largest / (2 * parts) + 1e-7 * largest,
        );
      }
    }
  },
);
