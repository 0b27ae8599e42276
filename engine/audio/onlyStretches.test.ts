import { expect, test } from "vitest";
import { onlyStretches, placedIn } from "./onlyStretches";

/** Samples that tell their second, in chunks of 0.7 seconds. */
function counted(seconds: number, start = 0) {
  const chunk = 11_200;
  let at = 0;
  return {
    start,
    seconds,
    async read() {
      const length = Math.min(chunk, seconds * 16_000 - at);
      if (length <= 0) return null;
      const samples = Float32Array.from({ length }, (_, i) => start + Math.floor((at + i) / 16_000));
      at += length;
      return samples;
    },
  };
}

async function heard(source: { read(): Promise<Float32Array | null> }) {
  const seconds = new Map<number, number>();
  for (let chunk = await source.read(); chunk; chunk = await source.read()) {
    for (const sample of chunk) seconds.set(sample, (seconds.get(sample) ?? 0) + 1 / 16_000);
  }
  return [...seconds].map(([second, lasts]) => [second, Math.round(100 * lasts) / 100]);
}

test("stretches alone are read, whatever the chunks, and nothing behind the last of them", async () => {
  const source = counted(100, 10);
  const only = onlyStretches(source, [
    { start: 11.5, end: 13.25 },
    { start: 13.75, end: 14 },
    { start: 20, end: 21 },
  ]);
  expect(only).toMatchObject({ start: 0, seconds: 3 });
  expect(await heard(only)).toEqual([
    [11, 0.5],
    [12, 1],
    [13, 0.5],
    [20, 1],
  ]);
  expect(((await source.read())?.[0] ?? 0) < 23).toBe(true);
});

test("what is found in them lies where they lie, in parts over their ends", () => {
  const stretches = [
    { start: 10, end: 12 },
    { start: 30, end: 33 },
  ];
  const turns = [
    { start: 0.5, end: 3, speaker: 0 },
    { start: 3, end: 5, speaker: 1 },
  ];
  expect(placedIn(stretches, turns)).toEqual([
    { start: 10.5, end: 12, speaker: 0 },
    { start: 30, end: 31, speaker: 0 },
    { start: 31, end: 33, speaker: 1 },
  ]);
});
