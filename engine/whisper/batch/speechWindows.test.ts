import fc from "fast-check";
import { expect, test } from "vitest";
import type { SpokenRegion } from "../../vad/speechReader";
import { nFrames } from "../logMel/constants";
import { type SpeechWindow, speechWindows } from "./speechWindows";

/** Regions of so many hundredths of a second, after silence of so many; they come one by one. */
function regionsOf(lengths: readonly (readonly [silence: number, speech: number])[]): readonly SpokenRegion[] {
  let at = 0;
  return lengths.map(([silence, speech]) => {
    const start = at + silence * 160;
    at = start + speech * 160;
    return { start, end: at, samples: new Float32Array(speech * 160) };
  });
}

async function packed(regions: readonly SpokenRegion[]) {
  let taken = 0;
  const windows: SpeechWindow[] = [];
  const takenAt: number[] = [];
  for await (const window of speechWindows({ next: async () => regions[taken++] }, { nMels: 80 })) {
    windows.push(window);
    takenAt.push(taken);
  }
  return { windows, takenAt };
}

const lengths = fc.array(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 2500 })), { maxLength: 12 });
const withLong = fc
  .tuple(lengths, fc.constantFrom([0, 3000], [7, 3001], [0, 6100]))
  .map(([all, long]) => [...all.slice(0, 3), long as [number, number], ...all.slice(3, 5)]);

test("windows hold every region once, in order, and no more than the encoder takes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(lengths, withLong), async (all) => {
      const regions = regionsOf(all);
      const { windows } = await packed(regions);
      const covered = windows.flatMap(({ content: mel, map }) => {
        expect(mel.ended).toBe(true);
        expect(mel.frames).toBeGreaterThan(0);
        expect(mel.frames).toBeLessThanOrEqual(nFrames);
        expect(map.samples).toBe(mel.samples);
        return Array.from({ length: mel.frames }, (_, i) =>
          Math.round(100 * map.startInOriginal((i + 0.5) / 100) - 0.5),
        );
      });
      expect(covered).toEqual(
        regions.flatMap(({ start, end }) => Array.from({ length: (end - start) / 160 }, (_, i) => start / 160 + i)),
      );
    }),
    { numRuns: 20 },
  );
});

test("a window is as full as the next region allows", async () => {
  const { windows } = await packed(
    regionsOf([
      [0, 1000],
      [0, 1999],
      [0, 1],
      [0, 1],
      [0, 3000],
    ]),
  );
  expect(windows.map(({ content }) => content.frames)).toEqual([3000, 1, 3000]);
});

test("no more is read than the region that does not fit", async () => {
  const { takenAt } = await packed(regionsOf(Array.from({ length: 9 }, () => [50, 1000] as const)));
  // Of nine regions of ten seconds, and the end.
  expect(takenAt).toEqual([4, 7, 10]);
});

test("without regions there are no windows", async () => {
  expect((await packed([])).windows).toEqual([]);
});
