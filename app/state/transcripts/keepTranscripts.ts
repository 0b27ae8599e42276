import type { StoreApi } from "zustand/vanilla";
import type { KeptOrder, TranscriptFacts } from "../../client/transcripts/types";
import type { AppState } from "../appState";
import type { Job } from "../queue/job";
import { isUnfinished } from "../queue/jobs";
import type { Services } from "../services";
import type { Transcript } from "./transcript";

/** Has every change of what this tab writes brought into the database: a recording from its first moment, a file from its first segment on. */
export function keepTranscripts(store: StoreApi<AppState>, { transcripts }: Services): void {
  store.subscribe((state, before) => {
    if (state.jobs === before.jobs && state.transcripts === before.transcripts) return;
    for (const job of state.jobs) {
      if (!transcripts.holds(job.transcript)) continue;
      const transcript = state.transcripts.get(job.transcript);
      const old = before.transcripts.get(job.transcript);
      const isAsBefore = transcript === old && before.jobs.includes(job);
      if (transcript === undefined || isAsBefore || !isKept(job, transcript)) continue;
      const removed = removedFrom(old, transcript);
      transcripts.put({ facts: factsOf(transcript), order: orderOf(job), segments: transcript.segments, removed });
    }
  });
}

function isKept(job: Job, { segments, text }: Transcript): boolean {
  return text === "here" && (job.kind === "recording" || segments.length > 0);
}

/** Nothing but an edit takes a segment away. */
function removedFrom(before: Transcript | undefined, after: Transcript): readonly number[] {
  if (before === undefined || before.segments === after.segments || before.editedAt === after.editedAt) return [];
  const left = new Set(after.segments.map(({ id }) => id));
  return before.segments.flatMap(({ id }) => (left.has(id) ? [] : [id]));
}

function factsOf(transcript: Transcript): TranscriptFacts {
  const { id, title, createdAt, source, languages, task, model, speakers, editedAt } = transcript;
  const edited = editedAt === undefined ? {} : { editedAt };
  return { id, title, createdAt, source, languages, task, model, speakers, ...edited };
}

/** How far the work on a transcript is, as it is kept. */
export function orderOf(job: Job): KeptOrder {
  const { state, options, language, seconds, totalSeconds, spentMs } = job;
  const ended = state.status === "done" ? "done" : "stopped";
  return { progress: isUnfinished(job) ? "open" : ended, options, language, seconds, totalSeconds, spentMs };
}
