import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Estimate, estimate, expectation, noEstimate, speedOfWork, timeLeftAt } from "./progress";

test("less than thirty seconds of audio say nothing of speed", () => {
  expect(estimate(noEstimate, { elapsed: 20, done: 29, remaining: 29 })).toMatchObject({
    timesRealtime: undefined,
    secondsLeft: 20,
  });
  expect(speedOfWork({ seconds: 6, spentMs: 20_000 })).toBeUndefined();
  expect(speedOfWork({ seconds: 60, spentMs: 20_000 })).toBe(3);
});

test("speed is audio over wall time; time left waits five seconds", () => {
  const early = estimate(noEstimate, { elapsed: 2, done: 44, remaining: 400 });
  expect(early).toMatchObject({ timesRealtime: 22, secondsLeft: undefined });
  const later = estimate(early, { elapsed: 10, done: 220, remaining: 440 });
  expect(later.secondsLeft).toBeCloseTo(20);
});

test("a file of unknown length has a speed and no time left", () => {
  expect(estimate(noEstimate, { elapsed: 20, done: 60, remaining: undefined })).toMatchObject({
    timesRealtime: 3,
    secondsLeft: undefined,
    at: 20,
  });
});

test("a sudden slow-down moves the figure by a fifth at most", () => {
  const before = estimate(noEstimate, { elapsed: 10, done: 100, remaining: 1000 });
  const after = estimate(before, { elapsed: 20, done: 101, remaining: 999 });
  expect(before.secondsLeft).toBeCloseTo(100);
  expect(after.secondsLeft).toBeCloseTo(90 * 1.2);
});

test("nothing done yet gives no figures", () => {
  expect(estimate(noEstimate, { elapsed: 9, done: 0, remaining: 100 }).timesRealtime).toBeUndefined();
});

/** Work whose first window has the start-up in it, and how far it was estimated at each window's end. */
interface Work {
  readonly startUp: number;
  /** Seconds of each window of thirty. */
  readonly windows: readonly number[];
  readonly before?: number | undefined;
}

function follow({ startUp, windows, before }: Work) {
  const total = 30 * windows.length;
  const end = startUp + windows.reduce((sum, one) => sum + one, 0);
  let now: Estimate = expectation(before, total);
  let elapsed = startUp;
  return windows.map((took, i) => {
    elapsed += took;
    const done = 30 * (i + 1);
    now = estimate(now, { elapsed, done, remaining: total - done });
    return { elapsed, left: end - elapsed, estimated: now.secondsLeft };
  });
}

describe("time left", () => {
  test("a slow start does not stand for the whole: minutes to compile, then a window in eight seconds", () => {
    const looks = follow({ startUp: 60, windows: new Array<number>(50).fill(8) });
    for (const { left, estimated } of looks) if (estimated !== undefined) expect(estimated).toBeCloseTo(left, 0);
    expect(looks[1]?.estimated).toBeCloseTo(looks[1]?.left ?? 0, 0);
  });

  test("the first look is believed near the end alone", () => {
    expect(estimate(noEstimate, { elapsed: 20, done: 30, remaining: 1500 }).secondsLeft).toBeUndefined();
    expect(estimate(noEstimate, { elapsed: 20, done: 30, remaining: 240 }).secondsLeft).toBeCloseTo(160);
  });

  test("earlier work of the model on the device is the first figure, before anything is done", () => {
    expect(expectation(4, 1200)).toMatchObject({ secondsLeft: 300 });
    expect(expectation(4, undefined).secondsLeft).toBeUndefined();
    expect(expectation(undefined, 1200)).toEqual(noEstimate);
    const [first] = follow({ startUp: 60, windows: new Array<number>(50).fill(8), before: 3.75 });
    expect(first?.estimated).toBeCloseTo(392, 0);
  });

  test("after the first minute it is right within a quarter", () => {
    const work = fc.record({
      startUp: fc.double({ min: 0, max: 30, noNaN: true }),
      speed: fc.double({ min: 1.5, max: 60, noNaN: true }),
      wobble: fc.array(fc.double({ min: 0.85, max: 1.15, noNaN: true }), { minLength: 10, maxLength: 150 }),
      // Of what it really is.
      before: fc.constantFrom(undefined, 0.8, 1, 1.25),
    });
    fc.assert(
      fc.property(work, ({ startUp, speed, wobble, before }) => {
        const windows = wobble.map((one) => (one * 30) / speed);
        const looks = follow({ startUp, windows, before: before && before * speed });
        for (const [i, { elapsed, left, estimated }] of looks.entries()) {
          if (elapsed < 60 || i < 2) continue;
          expect(Math.abs((estimated ?? 0) - left)).toBeLessThanOrEqual(0.25 * left + 30 / speed);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("the first seconds have no time left, however it is known; then it runs down between two looks", () => {
  const known = expectation(4, 1200);
  expect(timeLeftAt(known, 4.9)).toBeUndefined();
  expect(timeLeftAt(known, 5)).toBe(295);
  expect(timeLeftAt(known, 60)).toBe(240);
  expect(timeLeftAt(known, 1000)).toBe(1);
  expect(timeLeftAt(noEstimate, 60)).toBeUndefined();
});

/** A run that reads `ahead` seconds before it writes the first window, and then as much as it writes. */
interface ReadAndWritten {
  readonly length: number;
  readonly ahead: number;
  /** Times realtime of the decoder, and of the model. */
  readonly reads: number;
  readonly writes: number;
  readonly startUp: number;
}

/** Looks at the end of each window: when, how much was left then, and how much was estimated. */
function looksAt({ length, ahead, reads, writes, startUp }: ReadAndWritten, before?: number) {
  let [elapsed, read] = [startUp, 0];
  const ends: { readonly at: number; readonly done: number }[] = [];
  for (let done = 30; done <= length; done += 30) {
    const upTo = Math.min(length, done + ahead);
    elapsed += Math.max(0, upTo - read) / reads + 30 / writes;
    read = Math.max(read, upTo);
    ends.push({ at: elapsed, done });
  }
  let now = expectation(before, length);
  return ends.map(({ at, done }) => {
    now = estimate(now, { elapsed: at, done, remaining: length - done });
    return { at, left: elapsed - at, estimated: now.secondsLeft, steady: now.steady };
  });
}

describe("decoding and model at speeds of their own", () => {
  const anyRun = fc.record({
    windows: fc.integer({ min: 20, max: 300 }),
    ahead: fc.constantFrom(60, 300),
    reads: fc.double({ min: 20, max: 600, noNaN: true }),
    writes: fc.double({ min: 1.5, max: 60, noNaN: true }),
    startUp: fc.double({ min: 0, max: 45, noNaN: true }),
    // What earlier work was, of what this really is.
    known: fc.constantFrom(undefined, 0.7, 1, 1.4),
  });

  test("time left is right within a quarter after the first minute", () => {
    fc.assert(
      fc.property(anyRun, ({ windows, known, ...run }) => {
        const speed = 1 / (1 / run.reads + 1 / run.writes);
        const looks = looksAt({ ...run, length: 30 * windows }, known && known * speed);
        for (const [index, { at, left, estimated }] of looks.entries()) {
          if (at < 60 || index < 2) continue;
          // What is read ahead is not read again at the end.
          const slack = 30 / run.writes + run.ahead / run.reads;
          expect(Math.abs((estimated ?? 0) - left)).toBeLessThanOrEqual(0.25 * left + slack);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("what is remembered of a run has no start-up in it: the next one never begins with an hour for minutes", () => {
    const run = { length: 1500, ahead: 60, reads: 200, writes: 4, startUp: 60 };
    const steady = looksAt(run).at(-1)?.steady ?? 0;
    const real = 1500 / 4 + 1500 / 200;
    const first = timeLeftAt(expectation(steady, 1500), 5) ?? 0;
    expect(first).toBeGreaterThan(0.75 * real);
    expect(first).toBeLessThan(1.25 * real);
  });
});
