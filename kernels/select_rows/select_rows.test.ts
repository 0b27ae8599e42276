import { test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectSame } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { selectRowsReference } from "./select_rows.reference";

describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { cols: 4, newTokens: 1, sequences: [{ fed: 1, sotRow: 0 }] },
    { cols: 384, newTokens: 16, sequences: [{ fed: 5, sotRow: 2 }] },
    {
      cols: 132,
      newTokens: 4,
      sequences: [
        { fed: 4, sotRow: 3 },
        { fed: 3, sotRow: 0 },
        { fed: 1, sotRow: 0 },
      ],
    },
  ])("$sequences of $newTokens rows of $cols", async ({ cols, newTokens, sequences }) => {
    const { backend, element } = run();
    const x = seededNumbers(cols, sequences.length * newTokens * cols, { element });
    const y = backend.tensor("y", [2 * sequences.length, cols]);
    const on = {
      state: sequencesWith(
        run(),
        sequences.map(({ fed, sotRow }) => ({ newTokens: fed, sotRow })),
        8,
      ),
      x: tensorWith(run(), [sequences.length * newTokens, cols], x),
    };
    await perform(run(), (verbs) => verbs.selectRows({ ...on, y, cols, sequences: sequences.length, newTokens }));
    expectSame(await backend.readFloats(y), selectRowsReference(x, cols, newTokens, sequences), "y");
  });
});
