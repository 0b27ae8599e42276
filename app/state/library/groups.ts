import type { AppState } from "../appState";
import type { Job } from "../queue/job";
import { isLive, isUnfinished } from "../queue/jobs";
import { hasText, openBatches } from "../selectors";
import type { Transcript } from "../transcripts/transcript";

/** A stretch of time by which the library is read. */
export type Group =
  | { readonly when: "today" | "this-week" }
  /** Any moment of it, in milliseconds since 1970. */
  | { readonly when: "month"; readonly time: number };

/** A transcript of the library; the first one of a group bears its name. */
export interface Listed {
  readonly job: Job;
  readonly transcript: Transcript;
  readonly heads: Group | undefined;
}

/** What the library shows: work at its head, and below it what is written down, newest first. */
export interface Shelved {
  readonly queue: readonly Job[];
  readonly kept: readonly Listed[];
}

/** Parts the jobs into what is worked on, recordings first, and what is written down; `now` in milliseconds since 1970. */
export function shelve({ jobs, transcripts }: Pick<AppState, "jobs" | "transcripts">, now: number): Shelved {
  const open = openBatches(jobs);
  const queue: Job[] = [];
  const kept: Omit<Listed, "heads">[] = [];
  for (const job of jobs) {
    const transcript = transcripts.get(job.transcript);
    if (transcript === undefined) continue;
    if (isQueued(job, transcript, open)) queue.push(job);
    else kept.push({ job, transcript });
  }
  kept.sort((a, b) => b.transcript.createdAt - a.transcript.createdAt || b.job.id - a.job.id);
  return { queue: [...queue.filter(isLive), ...queue.filter((job) => !isLive(job))], kept: withHeads(kept, now) };
}

/** Files that came together stay together until the last of them is done; what has no text is nothing to read. */
function isQueued(job: Job, transcript: Transcript, open: ReadonlySet<number>): boolean {
  if (isUnfinished(job)) return true;
  if (job.kind === "recording") return false;
  return !hasText(transcript) || (job.batch !== undefined && open.has(job.batch));
}

/** Marks where another group begins. */
export function withHeads(rows: readonly Omit<Listed, "heads">[], now: number): readonly Listed[] {
  let last = "";
  return rows.map((row) => {
    const group = groupOf(row.transcript.createdAt, now);
    const name = group.when === "month" ? monthOf(group.time) : group.when;
    const heads = name === last ? undefined : group;
    last = name;
    return { ...row, heads };
  });
}

/** Today, the six days before it, or a month; days are those of this device's clock. */
export function groupOf(time: number, now: number): Group {
  const today = new Date(now).setHours(0, 0, 0, 0);
  if (time >= today) return { when: "today" };
  const sixDaysAgo = new Date(today);
  sixDaysAgo.setDate(sixDaysAgo.getDate() - 6);
  return time >= sixDaysAgo.getTime() ? { when: "this-week" } : { when: "month", time };
}

function monthOf(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()} ${date.getMonth()}`;
}
