import { expect, test } from "vitest";
import { isRepetitive } from "./whisperTrack";

test("text above the threshold repeats itself, and none does without one", () => {
  expect(isRepetitive({ compressionRatio: 2.5 }, { compressionRatioThreshold: 2.4 })).toBe(true);
  expect(isRepetitive({ compressionRatio: 2.4 }, { compressionRatioThreshold: 2.4 })).toBe(false);
  expect(isRepetitive({ compressionRatio: 9 }, { compressionRatioThreshold: undefined })).toBe(false);
});
