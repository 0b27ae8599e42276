import type { Job } from "./job";
import { isLive } from "./jobs";

/** What is done of running work just now, so that its first seconds have a name. */
export type Stage =
  /** The file is opened. */
  | "reading"
  /** Its sound is heard, and no text has come yet. */
  | "listening"
  | "writing";

/** Undefined: it does not run, or is a recording, which says by itself what it does. */
export function stageOf(job: Job): Stage | undefined {
  if (isLive(job) || job.state.status !== "running") return undefined;
  if (job.seconds > job.runFrom || job.partial !== "") return "writing";
  return job.kind === "file" && job.heard === undefined ? "reading" : "listening";
}
