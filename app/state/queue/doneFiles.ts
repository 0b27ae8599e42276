import type { AppState } from "../appState";
import { hasText, jobById, transcriptOf } from "../selectors";
import { isUnfinished } from "./jobs";

/** How many files became texts from one state of the page to the next. */
export function textsDone(state: AppState, before: AppState): number {
  if (state.jobs === before.jobs) return 0;
  return state.jobs.filter((job) => {
    const old = jobById(before, job.id);
    const isNew = old !== undefined && old.state.status !== "done" && job.state.status === "done";
    return isNew && job.kind === "file" && hasText(transcriptOf(state, job));
  }).length;
}

/** Whether that was the last of them. */
export function isAllDone(state: AppState, before: AppState): boolean {
  return textsDone(state, before) > 0 && !state.jobs.some((job) => job.kind === "file" && isUnfinished(job));
}
