import type { Model } from "../../client/models/model";
import type { Job } from "./job";
import { isRunning, isUnfinished } from "./jobs";
import { timeLeftAt } from "./progress";

/** What is known of a batch of files as a whole. */
export interface Outlook {
  /** Seconds of audio; undefined while the length of one is not known. */
  readonly seconds: number | undefined;
  readonly timesRealtime: number | undefined;
  /** Wall seconds; undefined where that would be a guess. */
  readonly secondsLeft: number | undefined;
}

/** When it is, in milliseconds of the clock of `startedAt`, and what speed each model is expected to have. */
export interface OutlookWith {
  readonly now: number;
  readonly speedOf: (model: Model | undefined) => number | undefined;
}

/** What a batch of files comes to: its length, its speed, and when all of it will be done. */
export function outlookOf(jobs: readonly Job[], { now, speedOf }: OutlookWith): Outlook {
  const running = jobs.find(isRunning);
  const speed = (job: Job) =>
    (job.model?.name === running?.model?.name ? running?.estimate.steady : undefined) ?? speedOf(job.model);
  const lengths = jobs.map(({ totalSeconds }) => totalSeconds);
  return {
    seconds: sum(lengths),
    timesRealtime: (running ?? jobs.findLast(({ estimate }) => estimate.timesRealtime))?.estimate.timesRealtime,
    secondsLeft:
      running && sum([leftOf(running, now), ...jobs.filter(isStillToDo).map((job) => left(job, speed(job)))]),
  };
}

function isStillToDo(job: Job): boolean {
  return isUnfinished(job) && !isRunning(job);
}

/** The first seconds of a run have no time left, whatever is expected of it. */
function leftOf({ state, estimate }: Job, now: number): number | undefined {
  return state.status === "running" ? timeLeftAt(estimate, (now - state.startedAt) / 1000) : undefined;
}

function left({ totalSeconds, seconds }: Job, timesRealtime: number | undefined): number | undefined {
  if (totalSeconds === undefined || timesRealtime === undefined) return undefined;
  return Math.max(0, totalSeconds - seconds) / timesRealtime;
}

function sum(all: readonly (number | undefined)[]): number | undefined {
  return all.reduce<number | undefined>((so, one) => (so === undefined || one === undefined ? undefined : so + one), 0);
}
