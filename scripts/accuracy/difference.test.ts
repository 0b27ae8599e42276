import { expect, test } from "vitest";
import { firstDifference } from "./difference";

const golden = [
  { seek: 0, tokens: [1, 2] },
  { seek: 0, tokens: [3, 4] },
  { seek: 500, tokens: [5, 6] },
];

test("equal transcripts do not differ, however their windows are cut", () => {
  expect(firstDifference(golden, golden)).toBeUndefined();
  expect(
    firstDifference(golden, [
      { seek: 0, tokens: [1, 2, 3, 4] },
      { seek: 500, tokens: [5, 6] },
    ]),
  ).toBeUndefined();
});

test("the first other token counts, with what was decoded before it", () => {
  const found = [golden[0], golden[1], { seek: 500, tokens: [5, 7] }].filter((segment) => segment !== undefined);
  expect(firstDifference(golden, found)).toEqual({ seek: 500, prompt: [1, 2, 3, 4], prefix: [5], golden: 6, found: 7 });
});

test("a window that ends earlier or later has no token there", () => {
  expect(firstDifference([{ seek: 0, tokens: [1, 2] }], [{ seek: 0, tokens: [1] }])).toMatchObject({
    prefix: [1],
    golden: 2,
    found: undefined,
  });
  expect(firstDifference([{ seek: 0, tokens: [1] }], [{ seek: 0, tokens: [1, 2] }])).toMatchObject({
    prefix: [1],
    golden: undefined,
    found: 2,
  });
});

test("a window elsewhere points to the end of the one before", () => {
  const found = [
    { seek: 0, tokens: [1, 2, 3, 4] },
    { seek: 600, tokens: [5, 6] },
  ];
  expect(firstDifference(golden, found)).toEqual({
    seek: 0,
    prompt: [],
    prefix: [1, 2, 3, 4],
    golden: undefined,
    found: undefined,
  });
  expect(firstDifference(golden, [])).toMatchObject({ seek: 0, prefix: [] });
});
