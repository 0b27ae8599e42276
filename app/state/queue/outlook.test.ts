import { expect, test } from "vitest";
import { base, tiny } from "../../testing/fakeServices";
import type { FileJob } from "./job";
import { defaultJobOptions } from "./jobOptions";
import { newJob } from "./jobs";
import { outlookOf } from "./outlook";
import { noEstimate } from "./progress";

const choice = { model: tiny, language: undefined, options: defaultJobOptions };
const file = (id: number, change: Partial<FileJob>): FileJob => ({
  ...newJob(id, `${id}`, choice, { status: "missing", refused: undefined }),
  ...change,
});
const running = (change: Partial<FileJob["estimate"]>) =>
  file(2, {
    state: { status: "running", startedAt: 1000 },
    totalSeconds: 1200,
    seconds: 600,
    estimate: { ...noEstimate, ...change },
  });
const speeds = { now: 61_000, speedOf: (model: typeof tiny | undefined) => (model === base ? 2 : 10) };

test("a batch has a length, a speed and a time left, of each file by its own model", () => {
  const done = file(1, { state: { status: "done" }, totalSeconds: 600, seconds: 600 });
  const waiting = file(3, { totalSeconds: 1000 });
  const slow = file(4, { totalSeconds: 100, model: base });
  const jobs = [done, running({ secondsLeft: 70, at: 50, steady: 20, timesRealtime: 12 }), waiting, slow];
  expect(outlookOf(jobs, speeds)).toEqual({
    seconds: 2900,
    timesRealtime: 12,
    // Ten seconds have passed since the last look; the rest goes as fast as this one does.
    secondsLeft: 60 + 1000 / 20 + 100 / 2,
  });
});

test("what is not known of one file is not known of all", () => {
  const jobs = [running({ secondsLeft: 70, at: 60 }), file(3, {})];
  expect(outlookOf(jobs, speeds)).toMatchObject({ seconds: undefined, secondsLeft: undefined });
  expect(outlookOf([running({})], speeds).secondsLeft).toBeUndefined();
  expect(outlookOf([running({ secondsLeft: 70, at: 0 })], { ...speeds, now: 3000 }).secondsLeft).toBeUndefined();
  expect(outlookOf([file(3, { totalSeconds: 60 })], speeds)).toMatchObject({ seconds: 60, secondsLeft: undefined });
});
