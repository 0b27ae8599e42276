import { expect, test } from "vitest";
import { defaultJobOptions } from "../../../state/queue/jobOptions";
import { newTranscript } from "../../../state/transcripts/transcript";
import { en } from "../../../strings/en";
import { segment } from "../../../testing/segments";
import { layingOut } from "./layingOut";

const rules = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 20, gap: 0 };
const text = {
  ...newTranscript(
    { id: "a", source: { kind: "recording" }, createdAt: 0, speakers: [] },
    { model: undefined, language: "en", options: defaultJobOptions },
  ),
  segments: [{ ...segment(0, 2, " Two lamps burn."), id: 0 }],
};

test("captions are laid out again when the text or one of them has changed, and not when its title has", () => {
  const layOut = layingOut({ options: { captions: rules }, strings: en, seconds: 60 });
  const laid = layOut(text);
  expect(laid.map((one) => one.text)).toEqual(["Two lamps burn."]);
  expect(layOut({ ...text, title: "Keepers" })).toBe(laid);
  const kept = laid.map((one) => ({ ...one, text: "A lamp burns." }));
  expect(layOut({ ...text, captions: kept })).toEqual(kept);
  const other = { ...text, segments: [{ ...segment(0, 2, " It is late."), id: 0 }] };
  expect(layOut(other).map((one) => one.text)).toEqual(["It is late."]);
});
