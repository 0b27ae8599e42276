import type { Model } from "../client/models/model";
import { isKeptText } from "../client/transcripts/types";
import type { AppState, Work } from "./appState";
import { isMultilingual } from "./models/models";
import { deviceKey, speedOf } from "./models/speeds";
import type { Job, RecordingJob } from "./queue/job";
import { isLive, isRunning, isUnfinished } from "./queue/jobs";
import { speedOfWork } from "./queue/progress";
import type { Transcript } from "./transcripts/transcript";

export function jobById({ jobs }: AppState, id: number): Job | undefined {
  return jobs.find((job) => job.id === id);
}

/** What a job fills. */
export function transcriptOf({ transcripts }: AppState, { transcript }: Pick<Job, "transcript">): Transcript {
  const found = transcripts.get(transcript);
  if (found === undefined) throw new Error(`No transcript ${transcript}`);
  return found;
}

/** A job with what it fills. */
export function workOf(state: AppState, id: number): Work | undefined {
  const job = jobById(state, id);
  return job && { job, transcript: transcriptOf(state, job) };
}

/** Whether a transcript is the one on the page. */
export function isShown({ page, jobs }: AppState, transcript: string): boolean {
  return page.view === "transcript" && jobs.some(({ id, transcript: its }) => id === page.job && its === transcript);
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

/** A model for what the chosen one, of one language, cannot do: the language that was named, or translate; undefined where it can. */
export function fittingModel({ models, choice: { model, language, options } }: AppState): Model | undefined {
  if (model === undefined || isMultilingual(model)) return undefined;
  const isUnknown = language !== undefined && !model.languages.includes(language);
  if (!isUnknown && options.task === "transcribe") return undefined;
  return models.find((one) => isMultilingual(one) && (!isUnknown || one.languages.includes(language)));
}

/** Something runs that a reload would break off, or runs next; what waits for a model that failed does not. */
export function isWorking({ jobs, engine, unpacking }: AppState): boolean {
  if (unpacking.length > 0) return true;
  return jobs.some((job) => isLive(job) || isRunning(job) || (engine.status !== "failed" && isUnfinished(job)));
}

/** Times realtime of the last finished file with the model in use, or as an earlier visit measured it; undefined before that. */
export function measuredSpeed(state: AppState): number | undefined {
  const { engine, shelfRecord } = state;
  if (engine.status !== "ready") return undefined;
  const job = lastMeasured(state, engine.model);
  if (job) return speedOfWork(job);
  const kept = speedOf(shelfRecord.figures, engine.model.name, deviceKey(engine.device));
  return kept?.how === "measured" ? kept.timesRealtime : undefined;
}

/** Times realtime that a run of a model is expected to have here once it has started up; undefined: nobody measured it. */
export function expectedSpeed(state: AppState, model: Model | undefined): number | undefined {
  const { engine, shelfRecord } = state;
  if (engine.status !== "ready" || model === undefined) return undefined;
  const last = lastMeasured(state, model);
  if (last) return last.estimate.steady ?? speedOfWork(last);
  const device = deviceKey(engine.device);
  const figure = shelfRecord.figures.find((one) => one.model === model.name && one.device === device);
  return figure?.steady ?? figure?.timesRealtime;
}

/** The last file of this visit that says how fast a model is. */
function lastMeasured({ jobs }: AppState, { name }: Model): Job | undefined {
  return jobs.findLast(
    (one) =>
      isOfThisVisit(one) && one.state.status === "done" && one.model?.name === name && speedOfWork(one) !== undefined,
  );
}

/** Work that ended with an earlier visit, and waits for the user's word. */
export function isCutOff(job: Job): boolean {
  return job.end === "cut-off" && job.state.status === "stopped";
}

/** The batches of which something is still to be done: at this visit, or was when an earlier one ended. */
export function openBatches(jobs: readonly Job[]): ReadonlySet<number> {
  const sizes = new Map<number, number>();
  for (const { batch } of jobs) if (batch !== undefined) sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
  // One file alone that was cut off stands among the others of its day.
  const isOpen = (job: Job) => isUnfinished(job) || (isCutOff(job) && (sizes.get(job.batch ?? 0) ?? 0) > 1);
  return new Set(jobs.flatMap((job) => (job.batch !== undefined && isOpen(job) ? [job.batch] : [])));
}

/** A file that was given at this visit; what was measured before may have been on another device. */
export function isOfThisVisit(job: Job): boolean {
  return job.kind === "file" && job.file.status === "here";
}

/** What can leave the page: recordings that have ended, and files with text. */
export function exportable(state: AppState): readonly Job[] {
  return state.jobs.filter((job) => (job.kind === "recording" ? !isLive(job) : hasText(transcriptOf(state, job))));
}

/** Something is written, here or in the database. */
export function hasText({ segments, text }: Transcript): boolean {
  return text === "unread" || segments.length > 0;
}

/** Some of a job is done: there is text, or some of the sound was heard in vain. */
export function isBegun({ seconds }: Pick<Job, "seconds">, transcript: Transcript): boolean {
  return seconds > 0 || hasText(transcript);
}

/** Whether this browser keeps what is written down, as far as is known: nothing tells before something is to be kept. */
export function keepsText({ settingsKeeping, textKeeping }: AppState): AppState["textKeeping"] {
  return isKeptText(textKeeping) && settingsKeeping === "memory" ? "memory" : textKeeping;
}

/** Something would be lost if the page went away: work is running, or text that is here alone was neither copied nor saved. */
export function hasUnkept(state: AppState): boolean {
  return state.jobs.some(
    (job) => isUnfinished(job) || (isHereAlone(state, job) && transcriptOf(state, job).keeping === "here-only"),
  );
}

/** Text that the database did not take, or sound that goes with the tab. */
function isHereAlone(state: AppState, job: Job): boolean {
  const isTextHere = !isKeptText(state.textKeeping) && transcriptOf(state, job).segments.length > 0;
  return isTextHere || (job.kind === "recording" && job.sound.keeping !== "device" && job.audio.status !== "deleted");
}
