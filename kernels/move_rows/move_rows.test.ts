import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectSame } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { moveRows } from "./move_rows";
import { moveRowsReference } from "./move_rows.reference";

type Moves = readonly (readonly [from: number, to: number])[];

const cases: readonly { readonly moves: Moves; readonly shape: readonly number[] }[] = [
  { moves: [[0, 1]], shape: [2, 1, 4] },
  { moves: [[0, 0]], shape: [1, 2, 2] },
  {
    moves: [
      [4, 0],
      [3, 3],
      [1, 2],
    ],
    shape: [5, 7, 130],
  },
  {
    moves: [
      [0, 2],
      [0, 1],
    ],
    shape: [3, 301, 256],
  },
];

describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each(cases)("$moves of rows in $shape", async ({ moves, shape }) => {
    const { backend, element } = run();
    const count = shape.reduce((product, size) => product * size, 1);
    const width = count / (shape[0] as number);
    const numbers = seededNumbers(width, count, { element });
    const on = {
      moves: tensorWith(run(), [moves.length, 2], Uint32Array.from(moves.flat())),
      rows: tensorWith(run(), shape, numbers),
    };
    await perform(run(), (verbs) => verbs.perform(moveRows, on));
    expectSame(await backend.readFloats(on.rows), moveRowsReference(numbers, moves, width), "the rows");
  });

  test("rows of one word that is no number", async () => {
    const words = Uint32Array.of(0x7fc00001, 1, 0xffffffff, 0x80000000, 2);
    const moves: Moves = [
      [0, 3],
      [2, 4],
    ];
    const on = {
      moves: tensorWith(run(), [2, 2], Uint32Array.from(moves.flat())),
      rows: tensorWith(run(), [5, 1], words),
    };
    await perform(run(), (verbs) => verbs.perform(moveRows, on));
    expect([...(await run().backend.readWords(on.rows))]).toEqual([...moveRowsReference(words, moves, 1)]);
  });
});
