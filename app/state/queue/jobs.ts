import type { Segment, TranscribeEvent } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { TranscriptSegment } from "../../client/transcripts/types";
import { isMultilingual, languageFor } from "../models/models";
import type { AnyJob, FileJob, Job, NamedBlob, RecordingJob } from "./job";
import { estimate, noEstimate } from "./progress";
import type { Choice } from "./queueState";

/** A job as it waits for its turn, with the model, the language and the options chosen when its file came. */
export function newJob(id: number, file: NamedBlob, choice: Choice): FileJob {
  const job: FileJob = {
    ...emptyJob(id, file.name, choice),
    kind: "file",
    file,
    state: { status: "waiting" },
  };
  return choice.model === undefined ? job : fittedTo(job, choice.model);
}

/** What every job begins with. */
export function emptyJob(id: number, name: string, { model, language, options }: Choice): AnyJob {
  return {
    id,
    name,
    model,
    spoken: language === undefined ? { how: "unknown" } : { how: "chosen", code: language },
    options,
    segments: [],
    partial: "",
    seconds: 0,
    totalSeconds: undefined,
    runFrom: 0,
    spentMs: 0,
    estimate: noEstimate,
    recovered: undefined,
    keeping: "here-only",
  };
}

/** The job for a model: in a language that it knows, and translated only by one of several languages. */
export function fittedTo<J extends Job>(job: J, model: Model): J {
  const code = languageFor(model, languageOf(job));
  const options = isMultilingual(model) ? job.options : { ...job.options, task: "transcribe" as const };
  if (code === languageOf(job)) return { ...job, model, options };
  return { ...job, model, options, spoken: code === undefined ? { how: "unknown" } : { how: "chosen", code } };
}

/** The code of the spoken language; undefined while nobody knows it. */
export function languageOf({ spoken }: Pick<Job, "spoken">): string | undefined {
  return spoken.how === "unknown" ? undefined : spoken.code;
}

/** The code of the language that the text is in. */
export function textLanguage(job: Pick<Job, "spoken" | "options">): string | undefined {
  return job.options.task === "translate" ? "en" : languageOf(job);
}

/** The job back in the queue, to go on where its text ends. */
export function resumed<J extends Job>(job: J): J {
  const runFrom = Math.max(job.seconds, job.segments.at(-1)?.end ?? 0);
  return { ...job, state: { status: "waiting" }, partial: "", runFrom, estimate: noEstimate };
}

/** The job after one event of its run; `speaker` is whose voice it is, if known. */
export function withEvent<J extends Job>(job: J, event: TranscribeEvent, now: number, speaker?: string): J {
  switch (event.type) {
    case "partial":
      return { ...job, partial: event.text };
    case "segments": {
      const segments = [...job.segments, ...numbered(event.segments, job.segments, speaker)];
      return { ...job, segments, partial: "", keeping: event.segments.length > 0 ? "here-only" : job.keeping };
    }
    case "language":
      return { ...job, spoken: { how: "found", code: event.language, probability: event.probability } };
    case "recovered":
      return { ...job, partial: "", recovered: { at: event.seconds, from: "device" } };
    case "progress":
      return withProgress(job, event, now);
  }
}

/** Segments that come to a job which has others, with numbers that none of those has, and with whose voice they are, if known. */
export function numbered(
  segments: readonly Segment[],
  others: readonly TranscriptSegment[],
  speaker: string | undefined,
): readonly TranscriptSegment[] {
  const first = others.reduce((most, { id }) => Math.max(most, id), -1) + 1;
  const mark = speaker === undefined ? {} : { speaker };
  return segments.map((segment, index) => ({ ...segment, ...mark, id: first + index }));
}

function withProgress<J extends Job>(job: J, event: TranscribeEvent & { readonly type: "progress" }, now: number): J {
  const { seconds, totalSeconds = job.totalSeconds } = event;
  if (job.state.status !== "running") return { ...job, seconds, totalSeconds };
  const sample = {
    elapsed: (now - job.state.startedAt) / 1000,
    done: seconds - job.runFrom,
    remaining: totalSeconds === undefined ? undefined : Math.max(0, totalSeconds - seconds),
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

/** Running or still to come. */
export function isUnfinished(job: Job): boolean {
  return isLive(job) || isRunning(job) || job.state.status === "waiting";
}
