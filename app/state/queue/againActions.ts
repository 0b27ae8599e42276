import type { StoreApi } from "zustand/vanilla";
import type { Again } from "../../client/transcripts/types";
import { type AppState, editWork } from "../appState";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { type Clip, isPart } from "../transcripts/again";
import { type EditActions, editsOf } from "../transcripts/editActions";
import { nextNumber, type Transcript } from "../transcripts/transcript";
import { putAside, textToWrite } from "../transcripts/versionActions";
import { endWriting } from "./endWriting";
import type { Job } from "./job";
import { fittedTo, isLive, isUnfinished } from "./jobs";
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
   * becomes a version. The end is a step that can be taken back. What is being written just then stops for it; of a stretch,
   * the rest of the text goes on afterwards.
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
  const begin = async (id: number, choice: AppState["choice"], wish: RestedWish): Promise<AgainOutcome> => {
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
    return "begun";
  };
  /** Lets the job come to rest and begins; what does not begin goes on as it was. */
  const restAndBegin = async (
    id: number,
    wish: AgainWish,
    act: (wish: RestedWish) => Promise<AgainOutcome>,
  ): Promise<AgainOutcome> => {
    const job = workOf(store.getState(), id)?.job;
    // A stretch of what is being written anew has no text of its own to be told from.
    if (job === undefined || isLive(job) || (isPart(wish) && job.again && isUnfinished(job))) return "running";
    if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
    const rested = await endWriting(store, services, id);
    if (rested === undefined) return "running";
    const outcome = await act({ ...wish, after: rested.was === "unfinished" ? "waiting" : "stopped" });
    if (outcome !== "begun") rested.leave("goes-on");
    advance();
    return outcome;
  };
  return {
    transcribeAgain: (id, choice, wish) =>
      restAndBegin(id, wish, async (rested) => {
        const aside = await putAside(store, services, edits, { id, why: "again" });
        return aside === "kept" ? begin(id, choice, rested) : aside;
      }),
    async hearSkipped(id, stretch) {
      const job = workOf(store.getState(), id)?.job;
      if (job === undefined) return "running";
      const { model, language, options } = job;
      const all = { ...options, skipSilence: false, fastest: false };
      // There is no text that it would take the place of.
      return restAndBegin(id, { ...stretch, edited: "keep" }, (rested) =>
        begin(id, { model, language, options: all }, rested),
      );
    },
  };
}

/** What is wished, and whether the rest of a text that was not whole goes on by itself afterwards. */
interface RestedWish extends AgainWish {
  readonly after: NonNullable<Again["rest"]>["after"];
}

function again(
  job: Job,
  { segments }: Pick<Transcript, "segments">,
  { model, language, options }: AppState["choice"],
  { after, ...wish }: RestedWish,
): Job {
  const first = nextNumber(segments);
  const rest = isPart(wish) ? restOf(job, after) : undefined;
  const { from } = wish;
  const wanted = { ...job, ...(model && { model }), language, options };
  const fitted = model === undefined ? wanted : fittedTo(wanted, model);
  return {
    ...fitted,
    ...{ state: { status: "waiting" }, end: "open", partial: "", seconds: from, runFrom: from, spentMs: 0 },
    ...{ estimate: noEstimate, recovered: undefined, batch: undefined },
    // What was asked for of the whole goes on to be known.
    options: isPart(wish) ? job.options : fitted.options,
    again: {
      ...wish,
      first,
      model: model?.name,
      ...(isPart(wish) && { options: fitted.options }),
      ...(rest && { rest }),
    },
  };
}

/** What of a text was not written yet. */
function restOf({ again, state, seconds, language }: Job, after: RestedWish["after"]): Again["rest"] {
  if (again) return again.rest;
  return state.status === "done" ? undefined : { from: seconds, language, after };
}

/** Calls back when the run has ended, however it did. */
function onceEnded(store: Store, id: number, ended: () => void): void {
  const unsubscribe = store.subscribe((state) => {
    const job = state.jobs.find((one) => one.id === id);
    if (job?.again && isUnfinished(job)) return;
    unsubscribe();
    ended();
  });
}
