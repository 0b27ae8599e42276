import type { AppState } from "./appState";
import { deviceKey, speedOf } from "./models/speeds";
import type { Job, RecordingJob } from "./queue/job";
import { isLive, isRunning, isUnfinished } from "./queue/jobs";

export function jobById({ jobs }: AppState, id: number): Job | undefined {
  return jobs.find((job) => job.id === id);
}

export function recordingById(state: AppState, id: number): RecordingJob | undefined {
  const job = jobById(state, id);
  return job?.kind === "recording" ? job : undefined;
}

/** The file, or the kept recording, that is worked on; undefined when none is. */
export function runningJob(state: AppState): Job | undefined {
  return state.jobs.find((job) => isRunning(job) && !isLive(job));
}

/** What is being recorded; undefined when nothing is. */
export function liveJob(state: AppState): RecordingJob | undefined {
  return state.jobs.find(isLive);
}

/** Something runs that a reload would break off, or runs next; what waits for a model that failed does not. */
export function isWorking({ jobs, engine }: AppState): boolean {
  return jobs.some((job) => isLive(job) || isRunning(job) || (engine.status !== "failed" && isUnfinished(job)));
}

/** Times realtime of the last finished file with the model in use, or as an earlier visit measured it; undefined before that. */
export function measuredSpeed({ engine, jobs, shelfRecord }: AppState): number | undefined {
  if (engine.status !== "ready") return undefined;
  const job = jobs.findLast(
    ({ kind, state, model }) => kind === "file" && state.status === "done" && model?.name === engine.model.name,
  );
  if (job && job.spentMs > 0 && job.seconds > 0) return (1000 * job.seconds) / job.spentMs;
  const kept = speedOf(shelfRecord.figures, engine.model.name, deviceKey(engine.device));
  return kept?.how === "measured" ? kept.timesRealtime : undefined;
}

/** What can leave the page: recordings that have ended, and files with text. */
export function exportable({ jobs }: AppState): readonly Job[] {
  return jobs.filter((job) => (job.kind === "recording" ? !isLive(job) : job.segments.length > 0));
}

/** Something would be lost if the page went away: work is running, or text was neither copied nor saved. */
export function hasUnkept({ jobs }: AppState): boolean {
  return jobs.some(
    (job) => isUnfinished(job) || (job.keeping === "here-only" && (job.segments.length > 0 || isInMemory(job))),
  );
}

/** Sound that goes with the tab. */
function isInMemory(job: Job): boolean {
  return job.kind === "recording" && job.sound.keeping !== "device" && job.audio.status !== "deleted";
}
