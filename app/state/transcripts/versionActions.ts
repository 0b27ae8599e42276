import type { StoreApi } from "zustand/vanilla";
import { factsOfText } from "../../client/transcripts/edit/history";
import type { TextVersion } from "../../client/transcripts/types";
import { type AppState, editJob } from "../appState";
import { endWriting } from "../queue/endWriting";
import { isUnfinished } from "../queue/jobs";
import { workOf } from "../selectors";
import type { Services } from "../services";
import type { EditActions, EditOutcome } from "./editActions";
import type { Transcript } from "./transcript";

type Store = StoreApi<AppState>;

export interface VersionActions {
  /** Texts of a transcript that something took the place of, newest first. */
  versionsOf(id: number): Promise<readonly TextVersion[]>;
  /**
   * Puts a version in place of the text, which becomes a version itself, as one step that can be taken back. What is being
   * written just then stops for it.
   */
  goBackTo(id: number, version: TextVersion): Promise<EditOutcome | "full">;
}

/** The texts that a transcript had before. */
export function createVersions(store: Store, services: Services, { edits, advance }: VersionParts): VersionActions {
  const replace = async (id: number, version: TextVersion) => {
    const aside = await putAside(store, services, edits, { id, why: "restored" });
    if (aside !== "kept") return aside;
    const outcome = await edits.edit(id, (text) => ({
      ...text,
      ...factsOfText(version),
      title: text.title,
      segments: version.segments,
    }));
    if (outcome === "done") endAgain(store, id);
    return outcome;
  };
  return {
    async versionsOf(id) {
      const work = workOf(store.getState(), id);
      return work ? services.transcripts.versions(work.transcript.id) : [];
    },
    async goBackTo(id, version) {
      const rested = await endWriting(store, services, id);
      if (rested === undefined) return "running";
      const outcome = await replace(id, version);
      rested.leave(outcome === "done" || outcome === "nothing" ? "rests" : "goes-on");
      advance();
      return outcome;
    },
  };
}

interface VersionParts {
  readonly edits: EditActions;
  /** Lets the engine begin what waits for it. */
  advance(): void;
}

interface Replacing {
  readonly id: number;
  readonly why: TextVersion["why"];
}

/** Makes way for another text, which this tab alone may write now: keeps the one there is as a version, if it has a word. */
export async function putAside(
  store: Store,
  { transcripts, date }: Pick<Services, "transcripts" | "date">,
  edits: Pick<EditActions, "prepareEdit">,
  { id, why }: Replacing,
): Promise<"kept" | "full" | "elsewhere" | "running"> {
  const transcript = await textToWrite(store, { transcripts }, edits, id);
  if (transcript === "elsewhere" || transcript === "running") return transcript;
  if (transcript.segments.length === 0) return "kept";
  const { segments } = transcript;
  return transcripts.keepVersion(transcript.id, { ...factsOfText(transcript), segments, at: date(), why });
}

/** A text as it is now, which this tab alone may write. */
export async function textToWrite(
  store: Store,
  { transcripts }: Pick<Services, "transcripts">,
  edits: Pick<EditActions, "prepareEdit">,
  id: number,
): Promise<Transcript | "elsewhere" | "running"> {
  // Another tab may have changed it since, or be doing so.
  await edits.prepareEdit(id);
  const { job, transcript } = workOf(store.getState(), id) ?? {};
  if (job === undefined || transcript === undefined || isUnfinished(job)) return "running";
  return transcripts.holds(transcript.id) ? transcript : "elsewhere";
}

/** Where the writing anew was stopped, nothing is left to go on with. */
function endAgain(store: Store, id: number): void {
  editJob(store, id, (job) => {
    if (job.again === undefined) return job;
    const { rest } = job.again;
    const seconds = rest?.from ?? job.totalSeconds ?? job.seconds;
    return { ...job, again: undefined, state: { status: rest ? "stopped" : "done" }, seconds };
  });
}
