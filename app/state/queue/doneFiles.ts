import type { AppState } from "../appState";
import { hasText, jobById, transcriptOf } from "../selectors";
import type { Job } from "./job";
import { isUnfinished } from "./jobs";

/** The files that became texts from one state of the page to the next. */
export function textsDone(state: AppState, before: AppState): readonly Job[] {
  if (state.jobs === before.jobs) return [];
  // Thousands of others are as they were.
  const known = new Set(before.jobs);
  return state.jobs.filter((job) => {
    if (known.has(job) || job.kind !== "file" || job.state.status !== "done") return false;
    const old = jobById(before, job.id);
    return old !== undefined && old.state.status !== "done" && hasText(transcriptOf(state, job));
  });
}

/** Whether that was the last of them. */
export function isAllDone(state: AppState, before: AppState): boolean {
  return textsDone(state, before).length > 0 && !state.jobs.some((job) => job.kind === "file" && isUnfinished(job));
}
