import { expect, test } from "vitest";
import { type Caption, layOutCaptions, type Segment } from "../../../../engine/index";
import { segment } from "../../../testing/segments";
import { parseTranscript } from "../parse";
import {
  joinCaptions,
  type LaidOut,
  layOutAgain,
  shiftCaptions,
  splitCaption,
  timeCaption,
  writeCaption,
} from "./changeCaptions";

const rules = { lineLength: 42, lines: 2, shortest: 1, longest: 7, pace: 20, gap: 0 };
const texts = [" The lamp is lit, and he wrote it down.", " Nobody reads the log.", " It rained."];
const speech: readonly Segment[] = texts.map((text, n) => {
  const words = (text.match(/\s*\S+/g) ?? []).map((word, i) => {
    return { word, start: 5 * n + 0.4 * i, end: 5 * n + 0.4 * (i + 1), probability: 1 };
  });
  return { ...segment(5 * n, 5 * n + 0.4 * words.length, text), words };
});

const laidOut = (kept: readonly Caption[] = []): LaidOut => ({
  all: layOutCaptions(speech, rules, { kept, seconds: 30 }),
  kept,
});
const shown = ({ all }: LaidOut) => all.map(({ start, end, text }) => [start, end, text]);

test("another text stays where it is, and none takes the caption away", () => {
  const laid = laidOut();
  const written = laidOut(writeCaption(laid, 1, " Nobody \n\n reads it. "));
  expect(written.all.map(({ text }) => text)).toEqual([laid.all[0]?.text, "Nobody\nreads it.", "It rained."]);
  expect(writeCaption(laid, 1, "Nobody reads the log.")).toBe(laid.kept);
  expect(laidOut(writeCaption(laid, 1, " ")).all.map(({ text }) => text)).toEqual([laid.all[0]?.text, "It rained."]);
  expect(shown(laidOut(layOutAgain(written, 1)))).toEqual(shown(laid));
});

test("start and end go where they are set, one pushes the other, and what follows moves along if that is wished", () => {
  const laid = laidOut();
  expect(shown(laidOut(timeCaption(laid, 1, { start: 4.5 })))[1]?.[0]).toBe(4.5);
  expect(shown(laidOut(timeCaption(laid, 1, { end: 8.1234 })))[1]?.[1]).toBe(8.123);
  expect(laidOut(timeCaption(laid, 1, { start: 9 })).all[1]).toMatchObject({ start: 9, end: 9.001 });
  expect(laidOut(timeCaption(laid, 1, { start: -2 })).all[1]?.start).toBe(0);
  const moved = laidOut(shiftCaptions(laid, 1, 6));
  expect(moved.all.map(({ start }) => start)).toEqual([0, 6, 11]);
  expect(moved.all[2]?.end).toBeCloseTo((laid.all[2]?.end ?? 0) + 1, 6);
});

test("a caption is divided at a word with its time, joined again, and what has no words by its share", () => {
  const laid = laidOut();
  const text = laid.all[1]?.text ?? "";
  const parted = laidOut(splitCaption(laid, text.indexOf("reads"), { index: 1, text, rules }));
  expect(shown(parted).slice(1, 3)).toMatchObject([
    [5, 5.4, "Nobody"],
    [5.4, laid.all[1]?.end, "reads the log."],
  ]);
  const joined = laidOut(joinCaptions(parted, { index: 2, text: "reads the log.", rules }));
  expect(shown(joined)[1]).toEqual([5, laid.all[1]?.end, "Nobody reads the log."]);
  expect(joined.all[1]?.words.map(({ word }) => word.trim()).join(" ")).toBe("Nobody reads the log.");
  const written = laidOut(writeCaption(laid, 2, "Rain"));
  expect(laidOut(splitCaption(written, 2, { index: 2, text: "Rain", rules })).all.map(({ text: one }) => one)).toEqual([
    laid.all[0]?.text,
    text,
    "Ra",
    "in",
  ]);
  expect(splitCaption(laid, 0, { index: 1, text, rules })).toBe(laid.kept);
});

test("what is kept comes back from the database, and what is broken does not", () => {
  const captions = writeCaption(laidOut(), 1, "Nobody.");
  expect(parseTranscript("a", { title: "a", captions }, undefined).facts.captions).toEqual(captions);
  const broken = [{ ...captions[0], end: -1 }, { ...captions[0], text: 7 }, { ...captions[0], said: "x" }, null];
  expect(parseTranscript("a", { title: "a", captions: broken }, undefined).facts.captions).toBeUndefined();
});
