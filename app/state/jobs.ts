import type { Segment, TranscribeEvent } from "../../engine/index";
import { estimate, noEstimate } from "./progress";
import type { Job, ModelEntry, NamedBlob } from "./types";

/** A job as it waits for its turn, with the model and language chosen when its file came. */
export function newJob(
  id: number,
  file: NamedBlob,
  choice: { readonly model: ModelEntry | undefined; readonly language: string },
): Job {
  return {
    id,
    name: file.name,
    file,
    model: choice.model,
    language: choice.language,
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
    case "recovered":
      return { ...job, partial: "", recoveredAt: job.runFrom + event.seconds };
    case "progress":
      return withProgress(job, event, now);
  }
}

function moved(segment: Segment, job: Job, index: number): Segment {
  const { runFrom } = job;
  return {
    ...segment,
    id: job.segments.length + index,
    seek: segment.seek + Math.round(runFrom * 100),
    start: segment.start + runFrom,
    end: segment.end + runFrom,
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
