import { expect, test } from "vitest";
import { describeBackends, perform } from "../testing/backends";
import { expectClose, expectSame } from "../testing/compare";
import { scoreSizes, scoresOf, takeScores } from "../testing/scores";
import { softmaxRows } from "./softmax_rows";
import { softmaxRowsReference } from "./softmax_rows.reference";

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each(scoreSizes)("$tokens of $most tokens, $cols of $keys keys, $heads heads", async (sizes) => {
    const { on, numbers } = scoresOf(run(), sizes);
    await perform(run(), (verbs) => verbs.perform(softmaxRows, { ...on, rows: sizes.most }));
    const found = await run().backend.readFloats(on.x);
    expectClose(takeScores(found, sizes), softmaxRowsReference(takeScores(numbers, sizes), sizes.cols), 1e-5, "shares");
    const behind = sizes.tokens * sizes.heads * sizes.keys;
    expectSame(found.subarray(behind), numbers.subarray(behind), "what is behind the tokens");
  });

  test("scores far apart, and below zero", async () => {
    const sizes = { tokens: 1, most: 1, cols: 5, keys: 8, heads: 1 };
    const { on } = scoresOf(run(), sizes, (i) => [-1000, -2000, -1000, -1e6, -1100][i] ?? 1e9);
    await perform(run(), (verbs) => verbs.perform(softmaxRows, { ...on, rows: 1 }));
    const found = await run().backend.readFloats(on.x);
    expect([...found.subarray(0, 5)].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([0.5, 0, 0.5, 0, 0]);
  });
});
