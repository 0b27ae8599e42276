import { expect, test } from "vitest";
import { paragraphsOf } from "../../../engine/index";
import { segment } from "../../testing/segments";
import { silenceBefore } from "./paragraphs";
import { allPartedBySilence, partedBySilence } from "./silences";

/** A segment whose words begin at the seconds that are told and last half a second. */
const said = (...words: readonly (readonly [string, number])[]) => ({
  ...segment(words[0]?.[1] ?? 0, (words.at(-1)?.[1] ?? 0) + 0.5, words.map(([word]) => word).join("")),
  tokens: [1, 2],
  words: words.map(([word, start]) => ({ word, start, end: start + 0.5, probability: 0.9 })),
});

test("a segment is parted where its words stand ten seconds apart, and the silence is noted between", () => {
  const whole = said([" One", 3], [" two.", 4], [" Three", 20], [" four.", 21], [" Five.", 40]);
  const parts = partedBySilence(whole);
  expect(parts.map(({ start, end, text, words, tokens }) => [start, end, text, words?.length, tokens])).toEqual([
    [3, 4.5, " One two.", 2, []],
    [20, 21.5, " Three four.", 2, []],
    [40, 40.5, " Five.", 1, []],
  ]);
  expect(parts.map(({ text }) => text).join("")).toBe(whole.text);
  expect(new Set(parts.map(({ seek }) => seek)).size).toBe(1);
  expect(paragraphsOf(parts).map(silenceBefore)).toEqual([0, 15.5, 18.5]);
});

test("shorter pauses, words without times and words that are not the text leave it whole", () => {
  const near = said([" One", 3], [" two.", 13]);
  const untimed = segment(0, 60, " One two.");
  const other = { ...said([" One", 3], [" two.", 30]), text: " One, two." };
  for (const one of [near, untimed, other]) expect(partedBySilence(one)).toEqual([one]);
  const all = [near, untimed];
  expect(allPartedBySilence(all)).toBe(all);
});

test("parts that come anew have numbers of their own", () => {
  const first = { ...said([" One.", 3], [" Two.", 30]), id: 4 };
  const second = { ...said([" Three.", 40]), id: 5 };
  expect(allPartedBySilence([first, second]).map(({ id, text }) => [id, text])).toEqual([
    [4, " One."],
    [6, " Two."],
    [5, " Three."],
  ]);
});
