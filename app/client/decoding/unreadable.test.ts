import { expect, test } from "vitest";
import { errorCode } from "../../../engine/index";
import { type Unreadable, unreadable, unreadableReason } from "./unreadable";

const reasons: readonly Unreadable[] = [
  { why: "unknown", detail: "" },
  { why: "container", detail: "QuickTime / MOV" },
  { why: "noSound", detail: "" },
  { why: "encrypted", detail: "" },
  { why: "codec", detail: "DCA (DTS Coherent Acoustics)" },
  { why: "damaged", detail: "Opus" },
  { why: "hung", detail: "" },
  { why: "stuck", detail: "12" },
];

test.each(reasons)("$why is known again by its sentence", (reason) => {
  const error = unreadable("has no sound in it.mkv", reason.why, reason.detail);
  expect(errorCode(error)).toBe("audio-unreadable");
  expect(unreadableReason(error.message)).toEqual(reason);
});

test("other sentences tell no reason", () => {
  expect(unreadableReason("a.wav does not exist.")).toBeUndefined();
  expect(unreadableReason("a.wav has no sound in it, or so it seems.")).toBeUndefined();
});
