import type { AppState } from "../appState";
import { hasText, jobById, transcriptOf } from "../selectors";
import { isUnfinished } from "./jobs";

/** How many files became texts from one state of the page to the next. */
export function textsDone(state: AppState, before: AppState): number {
  if (state.jobs === before.jobs) return 0;
  // Thousands of others are as they were.
  const known = new Set(before.jobs);
  return state.jobs.filter((job) => {
    if (known.has(job) || job.kind !== "file" || job.state.status !== "done") return false;
    const old = jobById(before, job.id);
    return old !== undefined && old.state.status !== "done" && hasText(transcriptOf(state, job));
  }).length;
}

/** Whether that was the last of them. */
export function isAllDone(state: AppState, before: AppState): boolean {
  return textsDone(state, before) > 0 && !state.jobs.some((job) => job.kind === "file" && isUnfinished(job));
}
