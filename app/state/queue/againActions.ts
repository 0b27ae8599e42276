import type { StoreApi } from "zustand/vanilla";
import type { Again } from "../../client/transcripts/types";
import { type AppState, editWork } from "../appState";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { type EditActions, editsOf } from "../transcripts/editActions";
import { nextNumber, type Transcript } from "../transcripts/transcript";
import { putAside } from "../transcripts/versionActions";
import type { Job } from "./job";
import { fittedTo, isUnfinished } from "./jobs";
import { noEstimate } from "./progress";
import { hasSoundHere } from "./soundHere";

type Store = StoreApi<AppState>;

/** What of a text is to be written anew; without an end: to the end of the sound. */
export type AgainWish = Pick<Again, "from" | "to" | "edited">;

/** "no-sound": the user has to give it first; "full": there is no room for a version of what is there. */
export type AgainOutcome = "begun" | "no-sound" | "full" | "elsewhere" | "running";

export interface AgainActions {
  /**
   * Writes down the sound of a transcript once more, all of it or a stretch, in place of the text that is there, which
   * becomes a version. The end is a step that can be taken back.
   */
  transcribeAgain(id: number, choice: AppState["choice"], wish: AgainWish): Promise<AgainOutcome>;
}

interface Parts {
  readonly edits: Pick<EditActions, "prepareEdit" | "rememberStep">;
  /** Opens the sound of a file of which a copy is kept. */
  openSound(id: number): Promise<void>;
  /** Lets the engine begin what waits for it. */
  advance(): void;
}

export function createAgain(store: Store, services: Services, { edits, openSound, advance }: Parts): AgainActions {
  return {
    async transcribeAgain(id, choice, wish) {
      const job = workOf(store.getState(), id)?.job;
      if (job === undefined || isUnfinished(job)) return "running";
      if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
      const aside = await putAside(store, services, edits, { id, why: "again" });
      if (aside !== "kept") return aside;
      const before = workOf(store.getState(), id)?.transcript;
      if (before === undefined) return "running";
      editWork(store, id, ({ job, transcript }) => {
        const isWhole = wish.from === 0 && wish.to === undefined;
        // Of a language that was found wrongly once nothing is to be left.
        const languages = isWhole && choice.language === undefined ? [] : transcript.languages;
        return { job: again(job, before, choice, wish), transcript: { ...transcript, languages } };
      });
      const { history } = editsOf(store.getState(), before);
      onceEnded(store, id, () => edits.rememberStep(id, before, history));
      advance();
      return "begun";
    },
  };
}

function again(
  job: Job,
  { segments }: Pick<Transcript, "segments">,
  { model, language, options }: AppState["choice"],
  wish: AgainWish,
) {
  const first = nextNumber(segments);
  const { from } = wish;
  const waiting = {
    ...job,
    ...{ state: { status: "waiting" }, end: "open", partial: "", seconds: from, runFrom: from, spentMs: 0 },
    ...{ language, options, estimate: noEstimate, recovered: undefined },
    again: { ...wish, first, model: model?.name },
  } as Job;
  return model === undefined ? waiting : fittedTo(waiting, model);
}

/** Calls back when the run has ended, however it did. */
function onceEnded(store: Store, id: number, ended: () => void): void {
  const unsubscribe = store.subscribe((state) => {
    const job = state.jobs.find((one) => one.id === id);
    if (job !== undefined && isUnfinished(job)) return;
    unsubscribe();
    ended();
  });
}
