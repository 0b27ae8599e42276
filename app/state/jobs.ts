import type { Segment, TranscribeEvent } from "../../engine/index";
import { isMultilingual, languageFor } from "./models";
import { estimate, noEstimate } from "./progress";
import type { Choice, Job, ModelEntry, NamedBlob } from "./types";

/** A job as it waits for its turn, with the model, the language and the options chosen when its file came. */
export function newJob(id: number, file: NamedBlob, { model, language, options }: Choice): Job {
  const job: Job = {
    id,
    name: file.name,
    file,
    model,
    spoken: language === undefined ? { how: "unknown" } : { how: "chosen", code: language },
    options,
    state: { status: "waiting" },
    segments: [],
    partial: "",
    seconds: 0,
    totalSeconds: undefined,
    runFrom: 0,
    spentMs: 0,
    estimate: noEstimate,
    recoveredAt: undefined,
    keeping: "here-only",
  };
  return model === undefined ? job : fittedTo(job, model);
}

/** The job for a model: in a language that it knows, and translated only by one of several languages. */
export function fittedTo(job: Job, model: ModelEntry): Job {
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
export function resumed(job: Job): Job {
  const runFrom = Math.max(job.seconds, job.segments.at(-1)?.end ?? 0);
  return { ...job, state: { status: "waiting" }, partial: "", runFrom, estimate: noEstimate };
}

/** The job after one event of its run. Events count from where the run began. */
export function withEvent(job: Job, event: TranscribeEvent, now: number): Job {
  switch (event.type) {
    case "partial":
      return { ...job, partial: event.text };
    case "segments": {
      const segments = [...job.segments, ...event.segments.map((segment, index) => moved(segment, job, index))];
      return { ...job, segments, partial: "", keeping: event.segments.length > 0 ? "here-only" : job.keeping };
    }
    case "language":
      return { ...job, spoken: { how: "found", code: event.language, probability: event.probability } };
    case "recovered":
      return { ...job, partial: "", recoveredAt: job.runFrom + event.seconds };
    case "progress":
      return withProgress(job, event, now);
  }
}

function moved(segment: Segment, job: Job, index: number): Segment {
  const { runFrom } = job;
  const { words } = segment;
  return {
    ...segment,
    id: job.segments.length + index,
    seek: segment.seek + Math.round(runFrom * 100),
    start: segment.start + runFrom,
    end: segment.end + runFrom,
    ...(words && {
      words: words.map((word) => ({ ...word, start: word.start + runFrom, end: word.end + runFrom })),
    }),
  };
}

function withProgress(job: Job, event: TranscribeEvent & { readonly type: "progress" }, now: number): Job {
  const seconds = job.runFrom + event.seconds;
  const totalSeconds = event.totalSeconds === undefined ? job.totalSeconds : job.runFrom + event.totalSeconds;
  if (job.state.status !== "running") return { ...job, seconds, totalSeconds };
  const sample = {
    elapsed: (now - job.state.startedAt) / 1000,
    done: event.seconds,
    remaining: totalSeconds === undefined ? undefined : Math.max(0, totalSeconds - seconds),
  };
  return { ...job, seconds, totalSeconds, estimate: estimate(job.estimate, sample) };
}

/** Being worked on just now. */
export function isRunning(job: Job): boolean {
  return job.state.status === "running" || job.state.status === "stopping";
}

/** Running or still to come. */
export function isUnfinished(job: Job): boolean {
  return isRunning(job) || job.state.status === "waiting";
}
