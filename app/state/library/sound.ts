import type { AppState } from "../appState";
import type { Job } from "../queue/job";
import { hasSound } from "../recording/recordings";
import type { Transcript } from "../transcripts/transcript";

/** Bytes of a second of a recording's track: 16 000 samples of 16 bits. */
const bytesPerSecond = 32_000;

/** Bytes of sound that this browser keeps of a transcript; a file's lies where its owner has it, but for its copy. */
export function soundBytes(job: Job, { source, speakers }: Transcript): number {
  if (job.kind === "file") return job.copy === "kept" && source.kind === "file" ? source.bytes : 0;
  if (!hasSound(job)) return 0;
  return job.sound.heard * bytesPerSecond * Math.max(1, speakers.length);
}

/** Bytes of all sound that is kept. */
export function allSoundBytes({ jobs, transcripts }: Pick<AppState, "jobs" | "transcripts">): number {
  return jobs.reduce((sum, job) => {
    const transcript = transcripts.get(job.transcript);
    return transcript === undefined ? sum : sum + soundBytes(job, transcript);
  }, 0);
}
