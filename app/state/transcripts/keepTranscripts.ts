import type { StoreApi } from "zustand/vanilla";
import type { KeptOrder, TranscriptFacts } from "../../client/transcripts/types";
import type { AppState, Work } from "../appState";
import type { Job } from "../queue/job";
import { isUnfinished } from "../queue/jobs";
import type { Services } from "../services";
import type { Transcript } from "./transcript";

/** Has every change of what this tab writes brought into the database, from the first moment of a recording or a file on. */
export function keepTranscripts(store: StoreApi<AppState>, { transcripts, sounds }: Services): void {
  store.subscribe((state, before) => {
    if (state.jobs === before.jobs && state.transcripts === before.transcripts) return;
    const known = new Set(before.jobs);
    for (const job of state.jobs) {
      if (!transcripts.holds(job.transcript)) continue;
      const transcript = state.transcripts.get(job.transcript);
      const old = before.transcripts.get(job.transcript);
      const isAsBefore = transcript === old && known.has(job);
      if (transcript?.text !== "here" || isAsBefore) continue;
      const { segments } = transcript;
      const removed = removedFrom(old, transcript, job);
      if (isForNothing(job, transcript)) {
        void transcripts.remove(job.transcript);
        void sounds.remove(job.transcript);
      } else transcripts.put({ facts: factsOf(transcript), order: orderOf({ job, transcript }), segments, removed });
    }
  });
}

/** A file in which nobody speaks, or which holds no sound, has nothing that a later visit could show or go on with. */
function isForNothing({ kind, state }: Job, { segments, editedAt }: Transcript): boolean {
  if (kind === "recording" || segments.length > 0 || editedAt !== undefined) return false;
  return state.status === "done" || (state.status === "failed" && state.failure.code === "audio-unreadable");
}

/** Nothing but an edit takes a segment away, and what is written anew. */
function removedFrom(before: Transcript | undefined, after: Transcript, { again }: Job): readonly number[] {
  if (before === undefined || before.segments === after.segments) return [];
  if (before.editedAt === after.editedAt && again === undefined) return [];
  const left = new Set(after.segments.map(({ id }) => id));
  return before.segments.flatMap(({ id }) => (left.has(id) ? [] : [id]));
}

function factsOf(transcript: Transcript): TranscriptFacts {
  const { id, title, createdAt, source, languages, task, model, speakers, editedAt } = transcript;
  const { captions, sounds, voices } = transcript;
  const edited = {
    ...(editedAt !== undefined && { editedAt }),
    ...(captions && { captions }),
    ...(sounds && { sounds }),
    ...(voices && { voices }),
  };
  return { id, title, createdAt, source, languages, task, model, speakers, ...edited };
}

/** How far the work on a transcript is, as it is kept. */
export function orderOf({ job, transcript }: Work): KeptOrder {
  const { state, options, language, seconds, totalSeconds, spentMs, again, place, batch } = job;
  const ended = state.status === "done" ? "done" : "stopped";
  return {
    text: transcript.text === "here" && transcript.segments.length === 0 ? "none" : "some",
    progress: isUnfinished(job) ? "open" : ended,
    options,
    language,
    track: job.kind === "file" ? job.track : undefined,
    seconds,
    totalSeconds,
    spentMs,
    ...(again && { again }),
    ...(place !== undefined && { place }),
    ...(batch !== undefined && { batch }),
  };
}
