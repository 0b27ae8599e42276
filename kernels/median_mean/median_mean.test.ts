import { expect, test } from "vitest";
import { describeBackends, perform } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { scoreSizes, scoresOf, takeScores } from "../testing/scores";
import { medianMean } from "./median_mean";
import { medianMeanReference } from "./median_mean.reference";

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each(scoreSizes)("$tokens of $most tokens, $cols of $keys keys, $heads heads", async (sizes) => {
    const { most, tokens, keys, heads, cols } = sizes;
    const { on, numbers } = scoresOf(run(), sizes);
    const y = run().backend.tensor("y", [most, keys], "f32");
    await perform(run(), (verbs) => verbs.perform(medianMean, { ...on, y, rows: most }));
    const found = await run().backend.readFloats(y);
    const wanted = medianMeanReference(takeScores(numbers, sizes), heads, cols);
    expectClose(found.subarray(0, tokens * cols), wanted, 1e-6, "means");
    expect(found.subarray(tokens * cols).every((value) => value === 0)).toBe(true);
  });

  test("the median of seven in whatever order, and of equal ones", async () => {
    const sizes = { tokens: 128, most: 128, cols: 7, keys: 8, heads: 1 };
    // Any way of choosing four that is right for zeros and ones is right for all numbers.
    const { on } = scoresOf(run(), sizes, (i) => ((i >> 3) >> (i % 8)) & 1);
    const y = run().backend.tensor("y", [128, 8], "f32");
    await perform(run(), (verbs) => verbs.perform(medianMean, { ...on, y, rows: 128 }));
    const found = await run().backend.readFloats(y, 128 * 7);
    const middle = Array.from({ length: 128 }, (_, bits) => found[bits * 7 + 3]);
    expect(middle).toEqual(Array.from({ length: 128 }, (_, bits) => (onesOf(bits) > 3 ? 1 : 0)));
  });
});

function onesOf(bits: number): number {
  return [0, 1, 2, 3, 4, 5, 6].reduce((ones, at) => ones + ((bits >> at) & 1), 0);
}
