import { expect, test } from "vitest";
import { sizesFor } from "./sizes";

const mb = 1_048_576;
const en = sizesFor("en");
const de = sizesFor("de");

test("sizes are megabytes, then gigabytes with a tenth, then whole ones", () => {
  expect([0, 1, 57 * mb, 1023 * mb, 1024 * mb, 1080e6, 41.3 * 1024 * mb].map(en.size)).toEqual([
    "0\u00a0MB",
    "1\u00a0MB",
    "57\u00a0MB",
    "1,023\u00a0MB",
    "1\u00a0GB",
    "1\u00a0GB",
    "41\u00a0GB",
  ]);
  expect(de.size(1.5 * 1024 * mb)).toBe("1,5\u00a0GB");
});

test("a part is counted in the unit of its whole", () => {
  expect(en.sizePart(224 * mb, 547 * mb)).toBe("224");
  expect(en.sizePart(0, 547 * mb)).toBe("0");
  expect(en.sizePart(512 * mb, 2048 * mb)).toBe("0.5");
});

test("rates", () => {
  expect([640 * 1024, 1.25 * mb, 12.4 * mb].map(en.byteRate)).toEqual([
    "640\u00a0kB/s",
    "1.3\u00a0MB/s",
    "12\u00a0MB/s",
  ]);
});
