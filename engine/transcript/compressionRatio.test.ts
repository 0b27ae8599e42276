import { expect, test } from "vitest";
import { compressionRatio } from "./compressionRatio";

// From Python: len(text.encode()) / len(zlib.compress(text.encode()))
test.each([
  ["", 0],
  [".", 0.1111111111111111],
  [
    "And so my fellow Americans ask not what your country can do for you ask what you can do for your country",
    1.3866666666666667,
  ],
  ["ha ".repeat(200).trim(), 35.23529411764706],
  ["你好，世界", 0.625],
])("%s", (text, ratio) => {
  expect(compressionRatio(text)).toBe(ratio);
});
