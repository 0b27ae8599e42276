import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { Failure } from "../failures";
import { isUnfinished } from "../queue/jobs";
import { hasSoundHere } from "../queue/soundHere";
import { hasSound } from "../recording/recordings";
import { isWorking, jobById, workOf } from "../selectors";
import type { EditActions } from "./editActions";
import { allPartedBySilence } from "./silences";
import { languageOf, type Transcript } from "./transcript";
import type { WordSearch } from "./wordSearch";
import { isUntimed, lacksWordTimes, withWordTimes } from "./wordTimes";

/**
 * "no-sound": the user has to give it first; "running": the text is still written, or another one is looked through; "no-model":
 * none is loaded, or one that does not know the language; "elsewhere": another tab edits the text.
 */
export type WordsOutcome = "found" | "no-sound" | "running" | "no-model" | "stopped" | "elsewhere" | Failure;

export interface WordActions {
  /**
   * Finds when each word of a text is said, where that is not known, from its sound and without another transcription: when
   * nothing else is to be done, as one step that can be taken back. `wordSearch` of the state says how far it has come.
   */
  findWords(id: number): Promise<WordsOutcome>;
  /**
   * The same where nobody has asked: once a visit, and not what a person has written or set. It is no step that could be taken back,
   * for it was none of the user's. Undefined: it is not its time, or was before.
   */
  findWordsUnasked(id: number): Promise<WordsOutcome | undefined>;
  /** Ends the search; nothing of it is kept. */
  stopFindingWords(): void;
}

interface Parts {
  readonly search: WordSearch;
  readonly edits: Pick<EditActions, "edit" | "amend">;
  openSound(id: number): Promise<void>;
  advance(): void;
}

/**
 * Whether the times of words may be looked for by themselves: nothing else is done, a model is loaded, and the sound lies here. A
 * model that does not know the language is noticed then.
 */
export function isFreeForWords(state: AppState, id: number): boolean {
  const { engine, wordSearch } = state;
  const job = jobById(state, id);
  const hasSoundOfIts = job?.kind === "recording" ? hasSound(job) : job?.file.status === "here";
  return hasSoundOfIts && engine.status === "ready" && wordSearch === undefined && !isWorking(state);
}

function isRead({ page }: AppState, id: number): boolean {
  return page.view === "transcript" && page.job === id && page.as !== "captions";
}

export function createWordActions(
  store: StoreApi<AppState>,
  { search, edits, openSound, advance }: Parts,
): WordActions {
  const unasked = new Set<number>();
  const find = async (id: number, is: "asked" | "unasked"): Promise<WordsOutcome> => {
    const { job, transcript } = workOf(store.getState(), id) ?? {};
    if (job === undefined || isUnfinished(job) || search.status() !== "none") return "running";
    if (!transcript?.segments.some(lacksWordTimes)) return "found";
    if (!knowsLanguage(store.getState(), transcript)) return "no-model";
    if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
    if (search.status() !== "none") return "running";
    const ended = search.begin(id);
    advance();
    const end = await ended;
    if (end.is === "stopped") return "stopped";
    if (end.is === "failed") return end.failure;
    const change = is === "asked" ? edits.edit : edits.amend;
    const edited = is === "asked" ? "timed" : "left";
    const outcome = await change(id, (text) => {
      const segments = withWordTimes(text.segments, end.segments, { captions: text.captions, edited });
      if (segments === text.segments) return text;
      // Who reads the text may be typing in it.
      return { ...text, segments: isRead(store.getState(), id) ? segments : allPartedBySilence(segments) };
    });
    return outcome === "done" || outcome === "nothing" ? "found" : outcome;
  };
  return {
    findWords: (id) => find(id, "asked"),
    async findWordsUnasked(id) {
      const state = store.getState();
      const transcript = workOf(state, id)?.transcript;
      if (transcript === undefined || unasked.has(id) || !isFreeForWords(state, id)) return undefined;
      if (!transcript.segments.some((segment) => isUntimed(segment, transcript.captions))) return undefined;
      if (!knowsLanguage(state, transcript)) return "no-model";
      unasked.add(id);
      return find(id, "unasked");
    },
    stopFindingWords: () => search.stop(),
  };
}

function knowsLanguage({ engine }: AppState, transcript: Transcript): boolean {
  const language = languageOf(transcript);
  return engine.status === "ready" && (language === undefined || engine.model.languages.includes(language));
}
