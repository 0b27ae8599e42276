import type { AppState } from "./appState";
import { isRunning } from "./jobs";
import type { Job } from "./types";

export function jobById({ jobs }: AppState, id: number): Job | undefined {
  return jobs.find((job) => job.id === id);
}

/** The file being worked on; undefined when none is. */
export function runningJob(state: AppState): Job | undefined {
  return state.jobs.find(isRunning);
}

/** Times realtime of the last finished file with the model in use; undefined before there was one. */
export function measuredSpeed({ engine, jobs }: AppState): number | undefined {
  if (engine.status !== "ready") return undefined;
  const job = jobs.findLast((one) => one.state.status === "done" && one.model?.name === engine.model.name);
  return job && job.spentMs > 0 && job.seconds > 0 ? (1000 * job.seconds) / job.spentMs : undefined;
}

/** Something would be lost if the page went away: work is running, or text was neither copied nor saved. */
export function hasUnkept({ jobs }: AppState): boolean {
  return jobs.some(
    (job) =>
      isRunning(job) || job.state.status === "waiting" || (job.segments.length > 0 && job.keeping === "here-only"),
  );
}
