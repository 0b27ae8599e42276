import { expect, test } from "vitest";
import { fromHalf, toHalf } from "./half";

test("every half survives the way to a number and back", () => {
  for (let half = 0; half < 65536; half++) {
    const value = fromHalf(half);
    if (Number.isNaN(value)) expect(Number.isNaN(fromHalf(toHalf(value)))).toBe(true);
    else if (toHalf(value) !== half) expect.fail(`${half} became ${value} and ${toHalf(value)}`);
  }
});

test("halves grow with their bits and are what the standard says", () => {
  for (let half = 1; half <= 0x7c00; half++) {
    if (fromHalf(half) <= fromHalf(half - 1)) expect.fail(`${half} is not above its neighbour`);
  }
  expect([0x0001, 0x0400, 0x3c00, 0x3555, 0x7bff, 0x7c00, 0xc000].map(fromHalf)).toEqual([
    2 ** -24,
    2 ** -14,
    1,
    0.333251953125,
    65504,
    Number.POSITIVE_INFINITY,
    -2,
  ]);
});

test("numbers between two halves go to the nearer, ties to the even one", () => {
  for (let half = 0; half < 0x7bff; half++) {
    const [below, above] = [fromHalf(half), fromHalf(half + 1)];
    const middle = (below + above) / 2;
    const quarter = (above - below) / 4;
    const found = [middle - quarter, middle, middle + quarter].map(toHalf);
    const wanted = [half, half % 2 === 0 ? half : half + 1, half + 1];
    if (String(found) !== String(wanted)) expect.fail(`around ${middle}: ${found}, wanted ${wanted}`);
    if (toHalf(-middle) !== (found[1] as number) + 0x8000) expect.fail(`the sign of ${-middle} is lost`);
  }
});

test("what is too large becomes infinite", () => {
  expect(toHalf(65519)).toBe(0x7bff);
  expect(toHalf(65520)).toBe(0x7c00);
  expect(toHalf(-1e30)).toBe(0xfc00);
  expect(toHalf(Number.POSITIVE_INFINITY)).toBe(0x7c00);
});
