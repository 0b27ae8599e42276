import { expect, test } from "vitest";
import { format } from "./byteReader";

test("whole numbers are written as English has them", () => {
  const numbers = [0, 7, 999, 1000, -1, -999, -1000, 12_345, 123_456, 1_234_567, 2 ** 32, -(2 ** 31), 2 ** 53];
  for (const number of numbers) expect(format(number)).toBe(number.toLocaleString("en-US"));
});
