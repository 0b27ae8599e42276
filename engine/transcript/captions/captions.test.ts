import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spoken, transcript } from "../../testing/transcripts";
import type { Segment } from "../types";
import { checkCaptions } from "./check";
import { type Caption, layOutCaptions } from "./layOut";
import { captionPresets } from "./presets";
import { type CaptionRules, checkRules } from "./rules";
import { textWidth } from "./width";

const rules: CaptionRules = { lineLength: 20, lines: 2, shortest: 1, longest: 7, pace: 17, gap: 0.1 };

/** Words of a text, each said in so many seconds, one right behind the other. */
function said(text: string, secondsEach = 0.4): readonly Segment[] {
  const words = text.match(/\s*\S+/g) ?? [];
  return spoken(
    words.map((word, i) => ({ word: ` ${word.trim()}`, start: i * secondsEach, end: (i + 1) * secondsEach })),
  ).segments;
}

function texts(segments: readonly Segment[], by: Partial<CaptionRules> = {}): readonly string[] {
  return layOutCaptions(segments, { ...rules, ...by }).map(({ text }) => text);
}

describe("breaks", () => {
  test("captions end where sentences do, then where clauses do", () => {
    expect(texts(said("We went home. It was late and dark, and nobody had said a word."))).toEqual([
      "We went home.",
      "It was late\nand dark,",
      "and nobody\nhad said a word.",
    ]);
  });

  test("lines are of like length, and break behind a sign where there is one", () => {
    expect(texts(said("When it rains, we all stay inside."))).toEqual(["When it rains,\nwe all stay inside."]);
    expect(texts(said("one two three four five six"))).toEqual(["one two three\nfour five six"]);
  });

  test("no short word is left alone, in a caption or in a line", () => {
    expect(texts(said("aaaa bbbb cccc dddd hh"), { lines: 1, lineLength: 19 })).toEqual(["aaaa bbbb cccc", "dddd hh"]);
    expect(texts(said("aaaa bbbb cccc ddd ee"))).toEqual(["aaaa bbbb\ncccc ddd ee"]);
    // A sentence of one word is none that was left.
    expect(texts(said("No. Never again did we go there by night.", 1.2))[0]).toBe("No.");
  });

  test("a pause of two seconds, another voice and a paragraph end a caption", () => {
    const at = (start: number, word: string) => ({ word, start, end: start + 1 });
    expect(texts(spoken([at(0, " a"), at(3, " b"), at(4.5, " c")]).segments)).toEqual(["a", "b c"]);
    const [one, two] = spoken([at(0, " a")], [at(1, " b")]).segments as [Segment, Segment];
    expect(texts([one, two])).toEqual(["a b"]);
    expect(texts([one, { ...two, speaker: "Me" }])).toEqual(["a", "b"]);
    expect(texts([one, { ...two, paragraph: "begins" }])).toEqual(["a", "b"]);
  });

  test("a word is never cut, and one wider than a line has a line of its own", () => {
    expect(texts(said("an incomprehensibility-ridden text", 2), { lines: 3 })).toEqual([
      "an\nincomprehensibility-ridden\ntext",
    ]);
    const parts = spoken([" twenty", "-", "five", " %"]).segments;
    expect(texts(parts, { lineLength: 6 })).toEqual(["twenty-five\n%"]);
  });

  test("single words", () => {
    const captions = layOutCaptions(said("So it goes on."), captionPresets["single-word"]);
    expect(captions.map(({ text, start, end }) => [text, start, end])).toEqual([
      ["So", 0, 0.4],
      ["it", 0.4, 0.8],
      ["goes", 0.8, 1.2],
      ["on.", 1.2, 1.6],
    ]);
  });
});

describe("scripts", () => {
  test("full-width characters count as two, and marks as none", () => {
    expect(["abc", "漢字", "ｱ", "한국", "e\u0301", "👍", "שָׁ"].map(textWidth)).toEqual([3, 4, 1, 4, 1, 2, 1]);
  });

  test("Japanese breaks between words, never before a closing sign", () => {
    const text = "今日はとても良い天気です。明日も晴れるでしょう。";
    const words = [...text].map((word, i) => ({ word, start: i * 0.2, end: (i + 1) * 0.2 }));
    const captions = texts(spoken(words).segments);
    expect(captions.join("").replaceAll("\n", "")).toBe(text);
    for (const line of captions.flatMap((caption) => caption.split("\n"))) {
      expect(textWidth(line)).toBeLessThanOrEqual(20);
      expect(line).not.toMatch(/^[。、]/);
    }
    expect(captions.some((caption) => caption.endsWith("天気です。"))).toBe(true);
  });

  test("right-to-left text stays as it is read, its signs behind the words", () => {
    expect(texts(said("مرحبا بكم، كيف حالكم؟ نحن بخير اليوم."))).toEqual(["مرحبا بكم،\nكيف حالكم؟", "نحن بخير اليوم."]);
    expect(texts(said("שלום, מה שלומך?"))).toEqual(["שלום, מה שלומך?"]);
  });

  test("segments of scripts without spaces are joined without one", () => {
    const two = transcript({ text: "你好。", end: 1 }, { text: "再见。", start: 1, end: 2 }).segments;
    expect(texts(two)).toEqual(["你好。再见。"]);
  });
});

describe("times", () => {
  const ends = (segments: readonly Segment[], seconds?: number) =>
    layOutCaptions(segments, rules, { seconds }).map(({ start, end }) => [start, end]);
  const at = (start: number, end: number, word: string) => ({ word, start, end });

  test("a caption stays as long as it takes to read, but not into the next one, nor behind the sound", () => {
    expect(ends(spoken([at(0, 0.2, " Yes.")]).segments)).toEqual([[0, 1]]);
    expect(ends(spoken([at(0, 0.2, " Yes.")]).segments, 0.75)).toEqual([[0, 0.75]]);
    expect(ends(spoken([at(0, 0.2, " Yes."), at(4, 4.1, " No.")]).segments)).toEqual([
      [0, 1],
      [4, 5],
    ]);
    expect(ends(said("abcdefghij abcdefgh", 0.1))).toEqual([[0, Math.ceil((19 / 17) * 1000) / 1000]]);
  });

  test("one that would be too short takes time of its neighbours, of what they can spare", () => {
    const long = "aaaaaaaaaaaaaaaaaaa";
    const speech = spoken(
      [at(0, 3, ` ${long}`), at(3, 4, ` ${long}.`)],
      [at(4, 4.5, ` ${long}`), at(4.5, 4.6, ` ${long}.`)],
      [at(4.7, 6, ` ${long}`), at(6, 9, ` ${long}.`)],
    ).segments.map((segment): Segment => ({ ...segment, paragraph: "begins" }));
    const captions = layOutCaptions(speech, { ...rules, pace: 60 });
    expect(captions.map(({ start, end }) => [start, end])).toEqual([
      [0, 3.5],
      [3.6, 4.6],
      [4.7, 9],
    ]);
  });

  test("none stays longer than the longest", () => {
    expect(ends(spoken([at(0, 30, " Hmm.")]).segments)).toEqual([[0, 7]]);
  });

  test("words without times share those of their segment by their length", () => {
    const guessed = layOutCaptions(transcript({ text: " Ask not. What for?", start: 2, end: 11 }).segments, rules);
    expect(guessed.map(({ text }) => text)).toEqual(["Ask not.", "What for?"]);
    expect(guessed[1]?.start).toBeCloseTo(6.3, 0);
  });
});

describe("changed by hand", () => {
  const speech = said("We went home. It was late and dark, and nobody had said a word. Then it rained all night.");
  const laid = layOutCaptions(speech, rules);

  test("what was changed stays, and the rest is laid out around it", () => {
    const [, second] = laid as [Caption, Caption];
    const mine: Caption = { ...second, text: "It was dark.", start: second.start + 0.2, end: second.end - 0.5 };
    const again = layOutCaptions(speech, { ...rules, lineLength: 42 }, { kept: [mine] });
    expect(again).toContain(mine);
    const others = again.filter((caption) => caption !== mine).map(({ text }) => text.replaceAll("\n", " "));
    expect(others.join(" ")).toBe("We went home. and nobody had said a word. Then it rained all night.");
    expect(layOutCaptions(speech, rules, { kept: laid })).toEqual(laid);
  });

  test("one that was made longer moves its neighbours", () => {
    const [, second, third] = laid as [Caption, Caption, Caption];
    const mine = { ...second, end: third.start + 0.5 };
    const again = layOutCaptions(speech, rules, { kept: [mine] });
    expect(again[2]?.text).toBe(third.text);
    expect(again[2]?.start).toBeCloseTo(mine.end + rules.gap, 6);
  });

  test("it is found by its time where the words have others", () => {
    const [, second] = laid as [Caption, Caption];
    const moved = speech.map((segment) => ({
      ...segment,
      words: segment.words?.map((word) => ({ ...word, start: word.start + 0.01, end: word.end + 0.01 })),
    }));
    const again = layOutCaptions(moved as Segment[], rules, { kept: [second] });
    expect(again.map(({ text }) => text)).toEqual(laid.map(({ text }) => text));
  });
});

test("warnings name what is against the rules", () => {
  const captions = [
    { start: 0, end: 2, text: "fine" },
    { start: 2, end: 2.5, text: "short" },
    { start: 3, end: 4, text: "nineteen characters" },
    { start: 3.5, end: 12, text: "a line of more than twenty characters\nb\nc" },
  ];
  expect(checkCaptions(captions, rules)).toEqual([
    [],
    [{ kind: "too-short", seconds: 0.5 }],
    [{ kind: "overlaps" }, { kind: "too-fast", perSecond: 19 }],
    [
      { kind: "too-long", seconds: 8.5 },
      { kind: "too-wide", characters: 37 },
      { kind: "too-many-lines", lines: 3 },
    ],
  ]);
});

test.each([
  { lineLength: 0 },
  { lines: 1.5 },
  { words: 0 },
  { shortest: -1 },
  { pace: Number.NaN },
  { gap: -0.1 },
  { shortest: 9 },
])("rules that nothing keeps are refused: %o", (by) => {
  expect(() => checkRules({ ...rules, ...by })).toThrow(RangeError);
});

test.each(Object.keys(captionPresets))("the preset %s can be kept", (name) => {
  expect(() => checkRules(captionPresets[name as keyof typeof captionPresets])).not.toThrow();
});

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
