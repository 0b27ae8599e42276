import { describe, expect, test } from "vitest";
import { spoken, transcript } from "../../testing/transcripts";
import type { Segment } from "../types";
import { type Caption, layOutCaptions } from "./layOut";
import { captionPresets } from "./presets";
import type { CaptionRules } from "./rules";
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

  test("each word is looked at as often, however many were changed", () => {
    let looks = 0;
    const counted = Array.from({ length: 2000 }, (_, i) => ({
      get word() {
        looks++;
        return ` word${i}.`;
      },
      start: i,
      end: i + 1,
      probability: 1,
    }));
    const segments = counted.map((word, i) => ({ start: i, end: i + 1, text: ` word${i}.`, words: [word] }));
    const long = transcript(...segments).segments;
    const all = layOutCaptions(long, rules);
    const looksWith = (kept: readonly Caption[]) => {
      looks = 0;
      layOutCaptions(long, rules, { kept });
      return looks;
    };
    expect(looksWith(all.slice(0, 200))).toBeLessThan(1.5 * looksWith(all.slice(0, 1)));
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
