import { expect, test } from "vitest";
import { toHalf } from "../shared/half";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { roundRowsReference } from "./quantize_rows.reference";

/** x multiplied with the identity in q8: what a linear layer sees of x. */
async function seen(run: Run, x: Float32Array<ArrayBuffer>, cols: number): Promise<Float32Array> {
  const words = new Uint32Array((cols * cols * 9) / 32);
  const bytes = new Int8Array(words.buffer);
  for (let i = 0; i < cols; i++) {
    const block = (i * cols) / 32 + Math.floor(i / 32);
    words[block * 9] = toHalf(1);
    bytes[block * 36 + 4 + (i % 32)] = 1;
  }
  const weight = run.backend.weight("identity", "q8", [cols, cols], words);
  const rows = x.length / cols;
  const y = run.backend.tensor("y", [rows, cols]);
  await perform(run, (verbs) => verbs.linear({ x: tensorWith(run, [rows, cols], x), weight, y, rows }));
  return run.backend.readFloats(y);
}

describeBackends({}, (run) => {
  test.each([1, 3, 9, 70])("%i rows with outliers come through rounded to 16 bits, or whole in f32", async (rows) => {
    const x = seededNumbers(rows, rows * 96);
    x.fill(0, 32, 64); // a block of zeros has no scale
    const found = await seen(run(), x, 96);
    const wanted = run().backend.info.arithmetic === "i16" ? roundRowsReference(x) : x;
    // block by block, so that a scale that more than 32 numbers share would be found
    const [step, rounding] = run().backend.info.arithmetic === "i16" ? [1 / 32767, 1e-7] : [0, 0];
    let ties = 0;
    for (let block = 0; block < x.length; block += 32) {
      const [got, right] = [found.subarray(block, block + 32), wanted.subarray(block, block + 32)];
      expectClose(got, right, step + rounding, `block ${block / 32}`);
      const largest = right.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
      ties += got.filter((value, i) => Math.abs(value - (right[i] as number)) > rounding * largest).length;
    }
    // only a number half-way between two steps may go to the other one
    expect(ties).toBeLessThanOrEqual(x.length / 100);
  });
});

test("rounding moves no number by more than half a step of the largest among its 32", () => {
  const x = seededNumbers(5, 32 * 100);
  const rounded = roundRowsReference(x);
  for (let block = 0; block < x.length; block += 32) {
    const largest = Math.max(...x.subarray(block, block + 32).map(Math.abs));
    for (let i = block; i < block + 32; i++) {
      expect(Math.abs((rounded[i] as number) - (x[i] as number))).toBeLessThanOrEqual(largest / 65534 + 1e-7 * largest);
    }
  }
});
