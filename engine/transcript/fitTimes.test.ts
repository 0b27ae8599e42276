import * as fc from "fast-check";
import { expect, test } from "vitest";
import { spoken, transcript } from "../testing/transcripts";
import { fitTimes, measured } from "./fitTimes";

const times = (segments: ReturnType<typeof fitTimes>) => segments.map(({ start, end }) => [start, end]);

test("what can be shown stays as it is", () => {
  const { segments } = transcript({ start: 0, end: 2 }, { start: 2, end: 5.5 }, { start: 5, end: 6 });
  expect(fitTimes(segments, 6)).toEqual(segments);
  const timed = spoken([" One", " two"], [" three."]).segments;
  expect(fitTimes(timed, 3)).toEqual(timed);
});

test("nothing reaches behind the end of the audio, which is not always known", () => {
  const { segments } = transcript({ start: 0, end: 7.74 }, { start: 7.74, end: 30 });
  expect(times(fitTimes(segments, 11))).toEqual([
    [0, 7.74],
    [7.74, 11],
  ]);
  expect(fitTimes(segments, Number.POSITIVE_INFINITY)).toEqual(segments);
  const late = transcript({ start: 0, end: 12 }, { start: 12, end: 14 }).segments;
  expect(times(fitTimes(late, 11))).toEqual([
    [0, 11],
    [10.999, 11],
  ]);
});

test("a text without a length gets one, and so does a word, whose neighbour makes room", () => {
  expect(times(fitTimes(transcript({ start: 3, end: 3 }, { start: 3, end: 4 }).segments, 9))).toEqual([
    [3, 3.001],
    [3, 4],
  ]);
  const words = [
    { word: " we", start: 45.92, end: 45.92 },
    { word: " achieved", start: 45.92, end: 46.54 },
  ];
  const [segment] = fitTimes(spoken(words).segments, 60);
  expect(segment?.words?.map(({ start, end }) => [start, end])).toEqual([
    [45.92, 45.94],
    [45.94, 46.54],
  ]);
  expect(segment).toMatchObject({ start: 45.92, end: 46.54 });
});

test("a segment that says nothing may last no time", () => {
  expect(
    times(fitTimes(transcript({ text: "", start: 3, end: 3 }, { text: "", start: 12, end: 14 }).segments, 9)),
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
      for (const fitted of fitTimes(segments, length))
        for (const { start, end } of [fitted, ...(fitted.words ?? [])]) {
          expect(end).toBeLessThanOrEqual(length);
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(0);
        }
    }),
  );
});

test("audio knows its length once it has ended", async () => {
  const chunks = [new Float32Array(16000), new Float32Array(8000)];
  const audio = measured({ start: 0, seconds: undefined, read: async () => chunks.shift() ?? null });
  await audio.read();
  expect(audio.length).toBe(Number.POSITIVE_INFINITY);
  while (await audio.read());
  expect(audio.length).toBe(1.5);
});
