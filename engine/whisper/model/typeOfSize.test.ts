import { expect, test } from "vitest";
import { publishedDimensions } from "../published";
import { typeOfSize } from "./typeOfSize";

test.each([
  ["tiny", "many", 32.2e6, "q5_1"],
  ["tiny", "many", 77.7e6, "f16"],
  ["tiny", "many", 43.5e6, "q8_0"],
  ["base", "many", 59.7e6, "q5_1"],
  ["medium", "english", 539e6, "q5_0"],
  ["large-v3", "many", 1080e6, "q5_0"],
  ["large-v3-turbo", "many", 874e6, "q8_0"],
] as const)("a file of %s (%s) of %d bytes has %s weights", (size, speaks, bytes, type) => {
  const dims = publishedDimensions(size, speaks);
  expect(dims && typeOfSize(dims, bytes)).toBe(type);
});
