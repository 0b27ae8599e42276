import { expect, test } from "vitest";
import type { CaptureState } from "./capture";
import { checkVerdict, decibels } from "./checkVerdict";

const fine: CaptureState = { status: "running", signal: "ok", label: "", isWrongDevice: false, lost: [] };

test.each([
  [undefined, 0.5, "waiting"],
  [fine, 0, "waiting"],
  [fine, 0.0009, "waiting"],
  [fine, 0.02, "soft"],
  [fine, 0.3, "good"],
  [{ ...fine, signal: "clipping" }, 1, "too-loud"],
  [{ ...fine, signal: "silent" }, 0, "silent"],
  [{ ...fine, signal: "muted", isWrongDevice: true }, 0, "muted"],
  [{ ...fine, isWrongDevice: true }, 0.3, "wrong-device"],
] as const)("%j at a level of %f is %s", (capture, loudest, verdict) => {
  expect(checkVerdict(capture, loudest)).toBe(verdict);
});

test("a level in decibels", () => {
  expect([1, 0.5, 0.001].map(decibels)).toEqual([0, -6, -60]);
});
