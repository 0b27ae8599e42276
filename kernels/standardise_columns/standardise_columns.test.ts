import { expect, test } from "vitest";
import { describeBackends, perform } from "../testing/backends";
import { expectClose, expectSame } from "../testing/compare";
import { scoreSizes, scoresOf, takeScores } from "../testing/scores";
import { standardiseColumns } from "./standardise_columns";
import { standardiseColumnsReference } from "./standardise_columns.reference";

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each(scoreSizes)("$tokens of $most tokens, $cols of $keys keys, $heads heads", async (sizes) => {
    const { on, numbers } = scoresOf(run(), sizes);
    await perform(run(), (verbs) => verbs.perform(standardiseColumns, on));
    const found = await run().backend.readFloats(on.x);
    const { heads, cols } = sizes;
    const wanted = standardiseColumnsReference(takeScores(numbers, sizes), heads * cols);
    expectClose(takeScores(found, sizes), wanted, 1e-4, "numbers");
    const behind = sizes.tokens * sizes.heads * sizes.keys;
    expectSame(found.subarray(behind), numbers.subarray(behind), "what is behind the tokens");
  });

  test("columns whose numbers are all the same become 0, also the smallest and the largest", async () => {
    const sizes = { tokens: 7, most: 7, cols: 4, keys: 4, heads: 1 };
    const { on } = scoresOf(run(), sizes, (i) => [0.1, 1e-12, 3e7, 0][i % 4]!);
    await perform(run(), (verbs) => verbs.perform(standardiseColumns, on));
    expect([...(await run().backend.readFloats(on.x))].map(Math.abs)).toEqual(new Array(28).fill(0));
  });
});
