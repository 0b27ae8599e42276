import { expect, test, vi } from "vitest";
import { ReadBack } from "./readBack";

/** A browser that looks for what is ready every so many milliseconds, or when something is submitted. */
function browser(looksEvery: number) {
  let clock = 0;
  let submits = 0;
  let look = () => {};
  const queue = {
    submit() {
      submits++;
      look();
    },
    onSubmittedWorkDone: async () => undefined,
  };
  const buffer = {
    mapAsync: () =>
      new Promise<undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), looksEvery);
        look = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
      }),
  };
  const waits = async (readBack: ReadBack) => {
    const began = Date.now();
    const mapped = readBack.map(buffer, 16);
    await vi.runAllTimersAsync();
    await mapped;
    clock = Date.now();
    return clock - began;
  };
  return { queue, waits, submits: () => submits };
}

test("where the first wait is late the queue is nudged during the next ones, and no longer", async () => {
  vi.useFakeTimers();
  const { queue, waits, submits } = browser(100);
  const readBack = new ReadBack(queue, () => Date.now());
  expect(await waits(readBack)).toBe(100);
  expect(submits()).toBe(0);
  expect(await waits(readBack)).toBeLessThan(5);
  expect(await waits(readBack)).toBeLessThan(5);
  expect(submits()).toBe(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(submits()).toBe(2);
  vi.useRealTimers();
});

test("where it comes at once nothing is ever submitted", async () => {
  vi.useFakeTimers();
  const { queue, waits, submits } = browser(2);
  const readBack = new ReadBack(queue, () => Date.now());
  for (let n = 0; n < 3; n++) expect(await waits(readBack)).toBe(2);
  expect(submits()).toBe(0);
  vi.useRealTimers();
});
