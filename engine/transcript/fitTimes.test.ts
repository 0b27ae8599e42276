import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Gap } from "../audio/source";
import { spoken, transcript } from "../testing/transcripts";
import { fitTimes, measured } from "./fitTimes";

const within = (length: number, ...gaps: readonly Gap[]) => ({ length, gaps });
const times = (segments: ReturnType<typeof fitTimes>) => segments.map(({ start, end }) => [start, end]);

test("what can be shown stays as it is", () => {
  const { segments } = transcript({ start: 0, end: 2 }, { start: 2, end: 5.5 }, { start: 5, end: 6 });
  expect(fitTimes(segments, within(6))).toEqual(segments);
  const timed = spoken([" One", " two"], [" three."]).segments;
  expect(fitTimes(timed, within(3))).toEqual(timed);
});

test("nothing reaches behind the end of the audio, which is not always known", () => {
  const { segments } = transcript({ start: 0, end: 7.74 }, { start: 7.74, end: 30 });
  expect(times(fitTimes(segments, within(11)))).toEqual([
    [0, 7.74],
    [7.74, 11],
  ]);
  expect(fitTimes(segments, within(Number.POSITIVE_INFINITY))).toEqual(segments);
  const late = transcript({ start: 0, end: 12 }, { start: 12, end: 14 }).segments;
  expect(times(fitTimes(late, within(11)))).toEqual([
    [0, 11],
    [10.999, 11],
  ]);
});

test("a text without a length gets one, and so does a word, whose neighbour makes room", () => {
  expect(times(fitTimes(transcript({ start: 3, end: 3 }, { start: 3, end: 4 }).segments, within(9)))).toEqual([
    [3, 3.001],
    [3, 4],
  ]);
  const words = [
    { word: " we", start: 45.92, end: 45.92 },
    { word: " achieved", start: 45.92, end: 46.54 },
  ];
  const [segment] = fitTimes(spoken(words).segments, within(60));
  expect(segment?.words?.map(({ start, end }) => [start, end])).toEqual([
    [45.92, 45.94],
    [45.94, 46.54],
  ]);
  expect(segment).toMatchObject({ start: 45.92, end: 46.54 });
});

describe("where the file has no sound nothing is said", () => {
  const late = { start: 0, end: 4.58 };
  const hole = { start: 12, end: 16 };

  test("a segment begins behind a gap and ends before one", () => {
    const { segments } = transcript({ start: 0, end: 11 }, { start: 11, end: 14 }, { start: 14, end: 18 });
    expect(times(fitTimes(segments, within(18, late, hole)))).toEqual([
      [4.58, 11],
      [11, 12],
      [16, 18],
    ]);
  });

  test("what lies in a gap stays there, and what reaches over one still does", () => {
    const { segments } = transcript({ start: 0, end: 4 }, { start: 10, end: 18 });
    expect(fitTimes(segments, within(18, late, hole))).toEqual(segments);
  });

  test("words follow their segment", () => {
    const [segment] = fitTimes(
      spoken(
        [
          [" The", 0, 0.8],
          [" invention", 0.8, 5.2],
          [" of", 5.2, 12.5],
        ].map(([word, start, end]) => ({ word: String(word), start: Number(start), end: Number(end) })),
      ).segments,
      within(18, late, hole),
    );
    expect(segment).toMatchObject({ start: 4.58, end: 12 });
    expect(segment?.words?.map(({ start, end }) => [start, end])).toEqual([
      [4.58, 4.6],
      [4.6, 5.2],
      [5.2, 12],
    ]);
  });
});

test("times end with the last millisecond that the audio has, and words of two voices make no room for each other", () => {
  expect(times(fitTimes(transcript({ start: 1, end: 3 }).segments, within(2.9999375)))).toEqual([[1, 2.999]]);
  const word = (start: number, end: number) => ({ word: " a", start, end });
  const [me, tab] = fitTimes(spoken([word(0, 9), word(9, 9)], [word(1, 2), word(2, 3)]).segments, within(20));
  expect(me?.words?.map(({ start, end }) => [start, end])).toEqual([
    [0, 9],
    [9, 9.02],
  ]);
  expect(tab?.words?.map(({ start, end }) => [start, end])).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test("a segment that says nothing may last no time", () => {
  expect(
    times(fitTimes(transcript({ text: "", start: 3, end: 3 }, { text: "", start: 12, end: 14 }).segments, within(9))),
  ).toEqual([
    [3, 3],
    [9, 9],
  ]);
});

test("whatever times Whisper gives, all can be shown", () => {
  const seconds = fc.integer({ min: 0, max: 3000 }).map((hundredths) => hundredths / 100);
  const segment = fc.array(
    fc.tuple(seconds, seconds).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), fc.integer({ min: 200, max: 3000 }), (given, hundredths) => {
      const length = hundredths / 100;
      const segments = spoken(
        ...given.map((words) => words.map(([start, end]) => ({ word: " a", start, end }))),
      ).segments;
      for (const fitted of fitTimes(segments, within(length)))
        for (const { start, end } of [fitted, ...(fitted.words ?? [])]) {
          expect(end).toBeLessThanOrEqual(length);
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(0);
        }
    }),
  );
});

test("audio knows its gaps from its own beginning on", () => {
  const gaps: Gap[] = [];
  const audio = measured({ start: 3, seconds: undefined, gaps, read: async () => null });
  expect(audio.gaps).toEqual([]);
  gaps.push({ start: 3, end: 4.5 });
  expect(audio.gaps).toEqual([{ start: 0, end: 1.5 }]);
});

test("gaps end in whole tenths of a second, behind a codec's run-up", () => {
  const ends = [4.936, 4.994, 5, 5.001, 5.01];
  const gaps = ends.map((end) => ({ start: 1, end }));
  const audio = measured({ start: 0, seconds: undefined, gaps, read: async () => null });
  expect(audio.gaps.map(({ end }) => end)).toEqual([5, 5, 5, 5, 5.1]);
});

test("audio knows its length once it has ended", async () => {
  const chunks = [new Float32Array(16000), new Float32Array(8000)];
  const audio = measured({ start: 0, seconds: undefined, read: async () => chunks.shift() ?? null });
  await audio.read();
  expect(audio.length).toBe(Number.POSITIVE_INFINITY);
  while (await audio.read());
  expect(audio.length).toBe(1.5);
});
