import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { seededNumbers } from "../testing/data";
import { checkFiniteReference } from "./check_finite.reference";

/** Places in a row, and what is there: the first, the last, and one that is in no whole vector. */
const wrong = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describeBackends({ f32: { element: "f32" } }, (run) => {
  test.each([
    { cols: 1, rows: 1, sequences: 1 },
    { cols: 7, rows: 4, sequences: 2 },
    { cols: 4095, rows: 3, sequences: 3 },
    { cols: 4097, rows: 10, sequences: 5 },
    { cols: 51865, rows: 2, sequences: 1 },
    { cols: 51866, rows: 6, sequences: 3 },
  ])("$rows rows of $cols for $sequences sequences", async ({ cols, rows, sequences }) => {
    const [at, stride] = [3, 5];
    const seeded = seededNumbers(cols, rows * cols, { scale: 1e30 });
    const places = [-1, 0, cols - 1, Math.floor(cols / 2), (rows - 1) * cols, rows * cols - 1];
    for (const [i, place] of places.entries()) {
      const x = seeded.slice();
      // The largest number that there is, and the smallest, are finite.
      x.set([3.4028234e38, 1e-45].slice(0, cols), 0);
      if (place >= 0) x[place] = wrong[i % wrong.length] as number;
      const before = new Uint32Array(at + sequences * stride).fill(9);
      for (let sequence = 0; sequence < sequences; sequence++) before[at + sequence * stride] = 0;
      const flags = tensorWith(run(), [before.length], before);
      const on = { x: tensorWith(run(), [rows, cols], x, "f32"), flags, at, stride };
      await perform(run(), (verbs) => verbs.checkFinite({ ...on, sequences, rows, cols }));
      const wanted = before.slice();
      for (const [sequence, flag] of checkFiniteReference(x, cols, sequences).entries()) {
        wanted[at + sequence * stride] = flag;
      }
      expect([...(await run().backend.readWords(flags))], `at ${place}`).toEqual([...wanted]);
    }
  });
});
