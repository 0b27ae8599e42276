import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spoken } from "../../testing/transcripts";
import type { Segment } from "../types";
import { checkCaptions } from "./check";
import { type Caption, layOutCaptions } from "./layOut";
import type { CaptionRules } from "./rules";
import { textWidth } from "./width";

const someWord = fc.constantFrom(
  "a",
  "to",
  "and",
  "three,",
  "word",
  "said.",
  "longer",
  "Yes.",
  "extraordinary",
  "漢字",
  "שלום,",
);
const someWords = fc.array(
  fc.record({
    text: someWord,
    silence: fc.constantFrom(0, 0, 0, 50, 400, 2500),
    length: fc.integer({ min: 0, max: 900 }),
  }),
  { minLength: 1, maxLength: 24 },
);
const someRules: fc.Arbitrary<CaptionRules> = fc.record({
  lineLength: fc.integer({ min: 5, max: 45 }),
  lines: fc.integer({ min: 1, max: 3 }),
  words: fc.constantFrom(undefined, undefined, 1, 3),
  shortest: fc.constantFrom(0.15, 5 / 6, 1, 2),
  longest: fc.constantFrom(2, 5, 7),
  pace: fc.constantFrom(8, 17, 20, 40),
  gap: fc.constantFrom(0, 2 / 24, 0.2),
});

type SomeWord = { readonly text: string; readonly silence: number; readonly length: number };

function speechOf(words: readonly SomeWord[]): { readonly segments: readonly Segment[]; readonly seconds: number } {
  let now = 0;
  const timed = words.map(({ text, silence, length }) => {
    const start = now + silence;
    now = start + length;
    return { word: ` ${text}`, start: start / 1000, end: now / 1000 };
  });
  return { segments: spoken(timed).segments, seconds: (now + 500) / 1000 };
}

const bare = (text: string) => text.replace(/\s/g, "");

describe("whatever was said", () => {
  test("the captions say all of it once, in order, one after the other and within the sound", () => {
    fc.assert(
      fc.property(someWords, someRules, (words, rules) => {
        const { segments, seconds } = speechOf(words);
        const captions = layOutCaptions(segments, rules, { seconds });
        expect(bare(captions.map(({ text }) => text).join(""))).toBe(bare(segments[0]?.text ?? ""));
        let last = 0;
        for (const { start, end, text, words: shown } of captions) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(rules.longest + 1e-9);
          expect(shown.map(({ word }) => word).join("")).toBe(text);
          expect(text.split("\n").length).toBeLessThanOrEqual(rules.lines);
          for (const line of text.split("\n"))
            if (/\s/.test(line)) expect(textWidth(line)).toBeLessThanOrEqual(rules.lineLength);
          if (rules.words) expect(text.split(/\s/).length).toBeLessThanOrEqual(rules.words);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(seconds + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  test("no caption is too short or too fast where there is a way for all of them to be neither", () => {
    fc.assert(
      fc.property(
        someWords.filter(({ length }) => length <= 9),
        someRules,
        (words, rules) => {
          const { segments, seconds } = speechOf(
            words.map((word) => ({ ...word, silence: Math.min(word.silence, 400) })),
          );
          const captions = layOutCaptions(segments, rules, { seconds });
          const broken = checkCaptions(captions, rules)
            .flat()
            .filter(({ kind }) => kind === "too-fast" || kind === "too-short");
          if (broken.length > 0) expect(hasBetter(segments[0] as Segment, rules, seconds)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("none is too short beside one that could give it time", () => {
    fc.assert(
      fc.property(someWords, someRules, (words, rules) => {
        const { segments, seconds } = speechOf(words);
        const captions = layOutCaptions(segments, rules, { seconds });
        const spare = (caption: Caption | undefined, until: number | undefined) =>
          caption === undefined || until === undefined
            ? 0
            : until - rules.gap - caption.start - Math.max(rules.shortest, textWidth(caption.text) / rules.pace);
        for (const [i, caption] of captions.entries()) {
          if (caption.end - caption.start >= rules.shortest - 0.002) continue;
          const [before, next, after] = [captions[i - 1], captions[i + 1], captions[i + 2]];
          const shift = (one: Caption) => Math.abs(one.start - one.said.start);
          if (shift(caption) < 0.499) expect(spare(before, caption.start)).toBeLessThanOrEqual(0.003);
          if (next && shift(next) < 0.499 && after) expect(spare(next, after.start)).toBeLessThanOrEqual(0.003);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("some of it changed by hand, the rest is still said once, and nothing of it overlaps", () => {
    fc.assert(
      fc.property(someWords, someRules, someRules, fc.infiniteStream(fc.boolean()), (words, rules, others, isKept) => {
        const { segments, seconds } = speechOf(words);
        const kept = layOutCaptions(segments, rules, { seconds }).filter(() => isKept.next().value);
        const again = layOutCaptions(segments, others, { seconds, kept });
        expect(bare(again.map(({ text }) => text).join(""))).toBe(bare(segments[0]?.text ?? ""));
        for (const caption of kept) expect(again).toContain(caption);
      }),
      { numRuns: 300 },
    );
  });

  test("captions that were moved by hand keep their times, and the others stand between them where there is room", () => {
    const move = fc.infiniteStream(fc.integer({ min: -400, max: 400 }));
    fc.assert(
      fc.property(someWords, someRules, fc.infiniteStream(fc.boolean()), move, (words, rules, isKept, moves) => {
        const { segments, seconds } = speechOf(words);
        let last = 0;
        const kept = layOutCaptions(segments, rules, { seconds })
          .filter(() => isKept.next().value)
          .map((caption) => {
            const start = Math.max(last, caption.start + moves.next().value / 1000);
            last = Math.max(start + 0.1, caption.end + moves.next().value / 1000);
            return { ...caption, start, end: last };
          });
        const again = layOutCaptions(segments, rules, { seconds: seconds + 30, kept });
        for (const caption of kept) expect(again).toContain(caption);
        let free: Caption[] = [];
        let from = 0;
        for (const caption of [...again, undefined]) {
          if (caption && !kept.includes(caption)) {
            free.push(caption);
            continue;
          }
          const until = caption?.start ?? seconds + 30;
          const isRoom = until - from >= 2 * rules.gap + 0.002 * (free.length + 1);
          for (const [i, one] of free.entries()) {
            expect(one.start).toBeGreaterThanOrEqual((free[i - 1]?.end ?? 0) - 1e-6);
            if (isRoom) expect(one.start).toBeGreaterThanOrEqual(from - 1e-6);
            if (isRoom) expect(one.end).toBeLessThanOrEqual(until + 0.001);
          }
          free = [];
          from = caption?.end ?? 0;
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Tries every way to divide the words: whether one keeps all rules, each caption from its first word until the next begins. */
function hasBetter({ words = [] }: Segment, rules: CaptionRules, seconds: number): boolean {
  for (let mask = 0; mask < 2 ** (words.length - 1); mask++) {
    const groups: (typeof words)[number][][] = [[]];
    for (const [i, word] of words.entries()) {
      if (i > 0 && mask & (1 << (i - 1))) groups.push([]);
      groups.at(-1)?.push(word);
    }
    const isGood = groups.every((group, i) => {
      const [first, last, next] = [group[0], group.at(-1), groups[i + 1]?.[0]];
      if (!first || !last) return false;
      const text = group.map(({ word }) => word.trim()).join(" ");
      const room = (next ? next.start - rules.gap : seconds) - first.start;
      const most = Math.min(room, rules.longest);
      return (
        (group.length === 1 ||
          (fits(
            group.map(({ word }) => word.trim()),
            rules,
          ) &&
            last.end - first.start <= rules.longest)) &&
        group.length <= (rules.words ?? group.length) &&
        most >= Math.max(rules.shortest, textWidth(text) / rules.pace) + 0.002
      );
    });
    if (isGood) return true;
  }
  return false;
}

function fits(words: readonly string[], { lineLength, lines }: CaptionRules): boolean {
  let [count, line] = [1, ""];
  for (const word of words) {
    if (line === "" || textWidth(`${line} ${word}`) <= lineLength) line = line === "" ? word : `${line} ${word}`;
    else [count, line] = [count + 1, word];
  }
  return count <= lines;
}
