import type { StoreApi } from "zustand/vanilla";
import { SottoError } from "../../../engine/index";
import { type AppState, editWork } from "../appState";
import { writtenUpTo } from "../queue/jobs";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { inOrder, type Transcript } from "./transcript";

/**
 * Lets this tab alone write a job's text, which is read anew: another tab may have gone on with it.
 * @throws SottoError `busy` where another tab writes it.
 */
export async function claimText(store: StoreApi<AppState>, { transcripts }: Services, id: number): Promise<void> {
  const work = workOf(store.getState(), id);
  if (work === undefined || transcripts.holds(work.job.transcript)) return;
  const { transcript } = work.job;
  if ((await transcripts.claim(transcript)) === "elsewhere") {
    throw new SottoError("busy", `The text of ${transcript} is being written by another tab.`);
  }
  // Where the browser keeps nothing, the text is here alone.
  const kept = await transcripts.segments(transcript).catch(() => []);
  editWork(store, id, ({ job, transcript: here }) => {
    const text = newest(here, kept);
    return {
      job: { ...job, runFrom: Math.max(job.runFrom, writtenUpTo(job, text)) },
      transcript: text,
    };
  });
}

/** Text only grows. What is here and not there was deleted there, or found no room: it is to be written once more. */
function newest(here: Transcript, kept: Transcript["segments"]): Transcript {
  if (here.text === "unread" || kept.length > here.segments.length) {
    return inOrder({ ...here, text: "here", segments: kept });
  }
  if (kept.length === here.segments.length) return here;
  return { ...here, segments: here.segments.map((segment) => ({ ...segment })) };
}
