import fc from "fast-check";
import { expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { medianFilter } from "./medianFilter";

function filtered(values: readonly number[], columns = values.length): readonly number[] {
  const output = new Float32Array(values.length);
  medianFilter(Float32Array.from(values), columns, output);
  return [...output];
}

test("removes single outliers and keeps steps", () => {
  expect(filtered([1, 9, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5])).toEqual([1, 1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5]);
});

test("mirrors at the ends without repeating the end itself", () => {
  // The first value's window is 3 2 1 0 1 2 3, the last one's 2 3 4 5 4 3 2.
  expect(filtered([0, 1, 2, 3, 4, 5])).toEqual([2, 2, 2, 3, 3, 3]);
});

test("leaves rows of three and fewer alone, and rows apart from each other", () => {
  expect(filtered([9, 1, 5])).toEqual([9, 1, 5]);
  expect(filtered([0, 0, 0, 0, 7, 7, 7, 7], 4)).toEqual([0, 0, 0, 0, 7, 7, 7, 7]);
});

test("is the middle of the seven sorted values", () => {
  const rows = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 30 });
  fc.assert(
    fc.property(rows, (row) => {
      const mirrored = [...row.slice(1, 4).reverse(), ...row, ...row.slice(-4, -1).reverse()];
      const medians = row.map((_, i) => mirrored.slice(i, i + 7).sort((a, b) => a - b)[3]);
      expect(filtered(row)).toEqual(medians);
    }),
  );
});

test("gives openai/whisper's values", () => {
  const { medianFilter: cases } = goldenJson<{
    medianFilter: readonly { readonly input: readonly number[]; readonly output: readonly number[] }[];
  }>("wordTiming.json");
  expect(cases.length).toBeGreaterThan(5);
  for (const { input, output } of cases) expect(filtered(input)).toEqual([...Float32Array.from(output)]);
});
