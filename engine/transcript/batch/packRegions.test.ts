import { expect, test } from "vitest";
import { packRegions } from "./packRegions";

/** Content that keeps its samples, as a family without features would. */
class Samples {
  readonly samples: number[] = [];
  isEnded = false;

  push(samples: Float32Array): void {
    this.samples.push(...samples);
  }

  end(): void {
    this.isEnded = true;
  }
}

async function packed(
  regions: readonly { readonly start: number; readonly length: number; readonly language?: string }[],
) {
  const waiting = regions.map(({ start, length, ...rest }) => {
    const samples = Float32Array.from({ length }, (_, i) => start + i);
    return { start, end: start + length, samples, ...rest };
  });
  const windows: { readonly samples: readonly number[]; readonly language: string | undefined }[] = [];
  for await (const { content, language, map } of packRegions(
    { next: async () => waiting.shift() },
    { most: 10, open: () => new Samples() },
  )) {
    expect(content.isEnded).toBe(true);
    expect(map.samples).toBe(content.samples.length);
    windows.push({ samples: content.samples, language });
  }
  return windows;
}

test("windows of any length hold every sample once, in order; what is longer is divided", async () => {
  const windows = await packed([
    { start: 5, length: 4 },
    { start: 20, length: 6 },
    { start: 30, length: 1 },
    { start: 40, length: 23 },
  ]);
  expect(windows.map(({ samples }) => samples.length)).toEqual([10, 1, 10, 10, 3]);
  const all = (start: number, length: number) => Array.from({ length }, (_, i) => start + i);
  expect(windows.flatMap(({ samples }) => samples)).toEqual([...all(5, 4), ...all(20, 6), 30, ...all(40, 23)]);
});

test("two languages are in two windows", async () => {
  const windows = await packed([
    { start: 0, length: 2, language: "de" },
    { start: 5, length: 2, language: "de" },
    { start: 9, length: 2, language: "en" },
  ]);
  expect(windows.map(({ samples, language }) => [samples.length, language])).toEqual([
    [4, "de"],
    [2, "en"],
  ]);
});
