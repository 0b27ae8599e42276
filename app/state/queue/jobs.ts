import type { Segment, TranscribeEvent } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { Work } from "../appState";
import { isMultilingual, languageFor } from "../models/models";
import { renewedUpTo, withoutOld, withRenewed } from "../transcripts/again";
import type { Transcript } from "../transcripts/transcript";
import { withLanguage, withSegments } from "../transcripts/transcript";
import type { AnyJob, FileAccess, FileJob, Job, RecordingJob } from "./job";
import { estimate, noEstimate } from "./progress";
import type { Choice } from "./queueState";

/** A file's job as it waits for its turn, with the model, the language and the options chosen when its file came. */
export function newJob(id: number, transcript: string, choice: Choice, file: FileAccess): FileJob {
  const job: FileJob = {
    ...emptyJob(id, transcript, choice),
    kind: "file",
    file,
    copy: "none",
    track: undefined,
    heard: undefined,
    state: { status: "waiting" },
  };
  return choice.model === undefined ? job : fittedTo(job, choice.model);
}

/** What every job begins with. */
export function emptyJob(id: number, transcript: string, { model, language, options }: Choice): AnyJob {
  return {
    id,
    transcript,
    model,
    batch: undefined,
    place: undefined,
    language,
    named: language,
    options,
    partial: "",
    seconds: 0,
    totalSeconds: undefined,
    runFrom: 0,
    spentMs: 0,
    estimate: noEstimate,
    recovered: undefined,
    windows: undefined,
    again: undefined,
    end: "open",
  };
}

/** The job for a model: in a language that it knows, and translated only by one of several languages. */
export function fittedTo<J extends Job>(job: J, model: Model): J {
  const options = isMultilingual(model) ? job.options : { ...job.options, task: "transcribe" as const };
  return { ...job, model, options, language: languageFor(model, job.language) };
}

/** A number that no job has. */
export function nextId(jobs: readonly Job[]): number {
  return Math.max(0, ...jobs.map(({ id }) => id)) + 1;
}

/** The job back in the queue, to go on where its text ends. */
export function resumed<J extends Job>(job: J, transcript: Pick<Transcript, "segments">): J {
  const runFrom = Math.max(job.seconds, writtenUpTo(job, transcript));
  return { ...job, state: { status: "waiting" }, partial: "", runFrom, estimate: noEstimate };
}

/** Second up to where the text of a job's runs has come; what is written anew has old text behind it. */
export function writtenUpTo({ again }: Pick<AnyJob, "again">, transcript: Pick<Transcript, "segments">): number {
  if (again) return renewedUpTo(transcript, { again, speaker: undefined });
  return transcript.segments.reduce((last, { end }) => Math.max(last, end), 0);
}

/** Seconds of what a job is to do that are done, and of all of it once known: of a stretch, its own. */
export function shareOf({ seconds, totalSeconds, again }: Pick<AnyJob, "seconds" | "totalSeconds" | "again">) {
  const { from = 0, to = totalSeconds } = again ?? {};
  return { done: Math.max(0, seconds - from), whole: to === undefined ? undefined : to - from };
}

/** The work after one event of its run; `speaker` is whose voice it is, if known. */
export function withEvent<J extends Job>(
  { job, transcript }: Work<J>,
  event: TranscribeEvent,
  now: number,
  speaker?: string,
): Work<J> {
  switch (event.type) {
    case "partial":
      // Behind all of the text it would stand in the wrong place.
      return { job: job.again ? job : { ...job, partial: event.text }, transcript };
    case "segments":
      return { job: { ...job, partial: "" }, transcript: withMore({ job, transcript }, event.segments, speaker) };
    case "language":
      return { job, transcript: withLanguage(transcript, event.language, event.probability) };
    case "recovered":
      return { job: { ...job, partial: "", recovered: { at: event.seconds, from: "device" } }, transcript };
    case "alone":
      return { job: { ...job, partial: "", recovered: { at: event.seconds, from: "server" } }, transcript };
    case "fewer":
      return { job: { ...job, windows: event.windows }, transcript };
    case "progress": {
      const { again } = job;
      const text = again ? withoutOld(transcript, { again, speaker }, event.seconds) : transcript;
      return { job: withProgress(job, event, now), transcript: text };
    }
  }
}

/** More of the text: at its end, or in its place in what is written anew. */
function withMore({ job: { again }, transcript }: Work, segments: readonly Segment[], speaker?: string): Transcript {
  return again ? withRenewed(transcript, { again, speaker }, segments) : withSegments(transcript, segments, speaker);
}

function withProgress<J extends Job>(job: J, event: TranscribeEvent & { readonly type: "progress" }, now: number): J {
  const { seconds, totalSeconds = job.totalSeconds } = event;
  if (job.state.status !== "running") return { ...job, seconds, totalSeconds };
  const sample = {
    elapsed: (now - job.state.startedAt) / 1000,
    done: seconds - job.runFrom,
    remaining: totalSeconds === undefined ? undefined : Math.max(0, (job.again?.to ?? totalSeconds) - seconds),
  };
  return { ...job, seconds, totalSeconds, estimate: estimate(job.estimate, sample) };
}

/** Being worked on just now: the engine has no time for another. */
export function isRunning(job: Job): boolean {
  if (isLive(job)) return job.listening.status === "listening";
  return job.state.status === "running" || job.state.status === "stopping";
}

/** Sound is coming in, or the text of its last seconds. */
export function isLive(job: Job): job is RecordingJob {
  return job.state.status === "recording" || job.state.status === "paused" || job.state.status === "finishing";
}

/** A file whose turn has not come. */
export function isWaiting(job: Job): job is FileJob {
  return job.kind === "file" && job.state.status === "waiting";
}

/** Running or still to come. */
export function isUnfinished(job: Job): boolean {
  return isLive(job) || isRunning(job) || job.state.status === "waiting";
}

/** Whether a text is changed by hand: not one that is being recorded, nor one that is written over or finished. */
export function isEditable(job: Job): boolean {
  return !isUnfinished(job) || growsAtItsEnd(job);
}

/** A file's text that is written for the first time: what is there already stays as it is, whatever comes behind it. */
export function growsAtItsEnd(job: Job): boolean {
  return job.kind === "file" && job.again === undefined && isUnfinished(job);
}
