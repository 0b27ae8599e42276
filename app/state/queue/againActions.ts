import type { StoreApi } from "zustand/vanilla";
import type { Again } from "../../client/transcripts/types";
import { type AppState, editWork } from "../appState";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { type Clip, isPart } from "../transcripts/again";
import { type EditActions, editsOf } from "../transcripts/editActions";
import { nextNumber, type Transcript } from "../transcripts/transcript";
import { putAside, textToWrite } from "../transcripts/versionActions";
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
  /** Writes down a stretch that was left out because nobody was found to speak there, as the rest was. A step like that one. */
  hearSkipped(id: number, stretch: Clip): Promise<AgainOutcome>;
}

interface Parts {
  readonly edits: Pick<EditActions, "prepareEdit" | "rememberStep">;
  /** Opens the sound of a file of which a copy is kept. */
  openSound(id: number): Promise<void>;
  /** Lets the engine begin what waits for it. */
  advance(): void;
}

export function createAgain(store: Store, services: Services, { edits, openSound, advance }: Parts): AgainActions {
  const begin = async (id: number, choice: AppState["choice"], wish: AgainWish): Promise<AgainOutcome> => {
    const before = await textToWrite(store, services, edits, id);
    if (before === "elsewhere" || before === "running") return before;
    editWork(store, id, ({ job, transcript }) => {
      // Of a language that was found wrongly once nothing is to be left.
      const languages = isPart(wish) || choice.language !== undefined ? transcript.languages : [];
      return { job: again(job, before, choice, wish), transcript: { ...transcript, languages } };
    });
    const { history } = editsOf(store.getState(), before);
    onceEnded(store, id, () => edits.rememberStep(id, before, history));
    store.setState({ flow: "going" });
    advance();
    return "begun";
  };
  const obstacle = async (id: number): Promise<AgainOutcome | undefined> => {
    const job = workOf(store.getState(), id)?.job;
    if (job === undefined || isUnfinished(job)) return "running";
    return (await hasSoundHere(store, id, openSound)) ? undefined : "no-sound";
  };
  return {
    async transcribeAgain(id, choice, wish) {
      const hindered = await obstacle(id);
      if (hindered) return hindered;
      const aside = await putAside(store, services, edits, { id, why: "again" });
      return aside === "kept" ? begin(id, choice, wish) : aside;
    },
    async hearSkipped(id, stretch) {
      const hindered = await obstacle(id);
      const job = workOf(store.getState(), id)?.job;
      if (hindered || job === undefined) return hindered ?? "running";
      const { model, language, options } = job;
      const all = { ...options, skipSilence: false, fastest: false };
      // There is no text that it would take the place of.
      return begin(id, { model, language, options: all }, { ...stretch, edited: "keep" });
    },
  };
}

function again(
  job: Job,
  { segments }: Pick<Transcript, "segments">,
  { model, language, options }: AppState["choice"],
  wish: AgainWish,
): Job {
  const first = nextNumber(segments);
  const { from } = wish;
  const wanted = { ...job, ...(model && { model }), language, options };
  const fitted = model === undefined ? wanted : fittedTo(wanted, model);
  return {
    ...fitted,
    ...{ state: { status: "waiting" }, end: "open", partial: "", seconds: from, runFrom: from, spentMs: 0 },
    ...{ estimate: noEstimate, recovered: undefined, batch: undefined },
    // What was asked for of the whole goes on to be known.
    options: isPart(wish) ? job.options : fitted.options,
    again: { ...wish, first, model: model?.name, ...(isPart(wish) && { options: fitted.options }) },
  };
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
