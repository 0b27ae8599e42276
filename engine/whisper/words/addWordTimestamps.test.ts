import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenJson } from "../../testing/goldens";
import { addWordTimestamps } from "./addWordTimestamps";
import type { WordTiming } from "./findAlignment";
import type { CutSegment } from "./timedSegment";

const eot = 50;
const result = { temperature: 0, avgLogprob: -0.2, compressionRatio: 1.1, noSpeechProb: 0.3 };

function segment(start: number, end: number, tokens: readonly number[], seek = 0): CutSegment {
  return { ...result, seek, start, end, text: "", tokens };
}

/** A word of one token. */
function timing(word: string, start: number, end: number): WordTiming {
  return { word, tokens: [1], start, end, probability: 0.5 };
}

/** Times of words, and of the segments that they make, after no speech or speech up to LAST. */
function add(segments: readonly CutSegment[], alignment: readonly WordTiming[], lastSpeechTimestamp = 0) {
  const timed = addWordTimestamps({ segments, alignment, eot, lastSpeechTimestamp });
  return {
    segments: timed.segments.map(({ start, end }) => [start, end]),
    words: timed.segments.map(({ words }) => words.map(({ word, start, end }) => [word, start, end])),
    last: timed.lastSpeechTimestamp,
  };
}

describe("words and segments", () => {
  test("words go to the segments that have their tokens, at times of the audio", () => {
    const segments = [segment(10, 11, [60, 1, 1, 70], 1000), segment(11, 12, [80, 1, 90], 1000)];
    const alignment = [timing(" a", 0.2, 0.5), timing(" b", 0.5, 0.8), timing(" c", 1.1, 1.4)];
    expect(add(segments, alignment, 9.5)).toEqual({
      segments: [
        [10.2, 10.8],
        [11.1, 11.4],
      ],
      words: [
        [
          [" a", 10.2, 10.5],
          [" b", 10.5, 10.8],
        ],
        [[" c", 11.1, 11.4]],
      ],
      last: 11.4,
    });
  });

  test("a segment without text has no words and keeps its times", () => {
    expect(add([segment(0, 1, [60, 70])], [])).toEqual({ segments: [[0, 1]], words: [[]], last: 1 });
    expect(add([], [], 7)).toEqual({ segments: [], words: [], last: 7 });
  });

  test("everything else of a segment stays as it is", () => {
    const given = segment(0, 1, [60, 1, 70]);
    const [timed] = addWordTimestamps({ segments: [given], alignment: [], eot, lastSpeechTimestamp: 0 }).segments;
    expect(timed).toEqual({ ...given, words: [] });
  });
});

describe("long words", () => {
  const usual = [timing(" a", 4, 4.2), timing(" b", 4.2, 4.4), timing(" c", 4.4, 4.6)];

  test("a mark at the end of a sentence does not take in the pause", () => {
    const alignment = [...usual, timing(".", 4.6, 6), timing(" d", 6, 6.2)];
    const { words } = add([segment(4, 6.2, [1, 1, 1, 1, 1])], alignment, 4);
    expect(words[0]!.slice(2)).toEqual([
      [" c.", 4.4, 4.6],
      [" d", 6, 6.2],
    ]);
  });

  test("a word after a sentence is shortened at its beginning", () => {
    const alignment = [...usual, timing(".", 4.6, 4.6), timing(" d", 4.6, 6)];
    const { words } = add([segment(4, 6, [1, 1, 1, 1, 1])], alignment, 4);
    expect(words[0]!.at(-1)).toEqual([" d", 5.6, 6]);
  });

  test("the first words after a pause are shortened", () => {
    const alignment = [timing(" x", 0, 3.5), timing(" y", 3.5, 4), ...usual];
    const { words, segments } = add([segment(0, 4.6, [1, 1, 1, 1, 1])], alignment);
    expect(words[0]!.slice(0, 2)).toEqual([
      [" x", expect.closeTo(3.2), expect.closeTo(3.6)],
      [" y", expect.closeTo(3.6), 4],
    ]);
    expect(segments[0]).toEqual([words[0]![0]![1], 4.6]);
  });

  test("a pause is four usual words long", () => {
    const alignment = [timing(" x", 1, 2), ...usual];
    const segments = [segment(1, 4.6, [1, 1, 1, 1])];
    expect(add(segments, alignment, 1.3).words[0]![0]).toEqual([" x", 1, 2]);
    expect(add(segments, alignment, 1.1).words[0]![0]).toEqual([" x", expect.closeTo(1.6), 2]);
  });

  test("the segment's times win over words that reach half a second beyond them, but not below zero", () => {
    const alignment = [timing(" x", 0, 0.6), timing(" y", 0.6, 5)];
    expect(add([segment(0.55, 4.45, [1, 1])], alignment)).toMatchObject({
      words: [
        [
          [" x", 0, 0.6],
          [" y", 0.6, 4.45],
        ],
      ],
      segments: [[0.55, 4.45]],
    });
    expect(add([segment(0.45, 4.55, [1, 1])], alignment).segments).toEqual([[0, 5]]);
  });

  test("the segment's times win over words that reach far beyond them", () => {
    const alignment = [timing(" x", 0, 2), timing(" y", 2, 5)];
    const { words, segments } = add([segment(1.5, 3, [1, 1])], alignment);
    expect(words).toEqual([
      [
        [" x", 1.3, 2],
        [" y", 2, 3],
      ],
    ]);
    expect(segments).toEqual([[1.5, 3]]);
  });
});

test("characters are kept, and words and segments do not end before they begin", () => {
  const alignments = fc.array(
    fc.record({
      word: fc.constantFrom(" a", "b", ".", " (", "?", " long"),
      length: fc.integer({ min: 0, max: 150 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(alignments, fc.nat(12), (given, cut) => {
      let step = 0;
      const alignment = given.map(({ word, length }) => {
        step += length;
        return timing(word, (step - length) / 50, step / 50);
      });
      const tokens = alignment.map(() => 1);
      const middle = Math.min(cut, tokens.length);
      const seconds = (word: number) => alignment[word]?.start ?? step / 50;
      const segments = [
        segment(0, seconds(middle), tokens.slice(0, middle)),
        segment(seconds(middle), step / 50, tokens.slice(middle)),
      ];
      const timed = addWordTimestamps({ segments, alignment, eot, lastSpeechTimestamp: 0 });
      const words = timed.segments.flatMap((each) => each.words);
      expect(words.map(({ word }) => word).join("")).toBe(alignment.map(({ word }) => word).join(""));
      for (const { start, end } of [...words, ...timed.segments]) expect(end).toBeGreaterThanOrEqual(start);
    }),
  );
});

interface AddCase {
  readonly seek: number;
  readonly lastSpeechTimestamp: number;
  readonly alignment: readonly (readonly [word: string, tokens: readonly number[], start: number, end: number])[];
  readonly segments: readonly (readonly [start: number, end: number, tokens: readonly number[]])[];
  readonly expected: readonly (readonly [
    start: number,
    end: number,
    words: readonly (readonly [word: string, start: number, end: number, probability: number])[],
  ])[];
}

test("openai/whisper gives the same times, for random words and segments", () => {
  const { addWordTimestamps: cases } = goldenJson<{ addWordTimestamps: readonly AddCase[] }>("wordTiming.json");
  expect(cases.length).toBeGreaterThan(20);
  for (const { seek, lastSpeechTimestamp, expected, ...given } of cases) {
    const segments = given.segments.map(([start, end, tokens]) => segment(start, end, tokens, seek));
    const alignment = given.alignment.map(([word, tokens, start, end], i) => {
      return { word, tokens, start, end, probability: (50 + i) / 100 };
    });
    const timed = addWordTimestamps({ segments, alignment, eot, lastSpeechTimestamp });
    const found = timed.segments.map(({ start, end, words }) => [
      start,
      end,
      words.map((word) => [word.word, word.start, word.end, word.probability]),
    ]);
    expect(found).toEqual(expected);
  }
});
