import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { Failure } from "../failures";
import { isUnfinished } from "../queue/jobs";
import { hasSoundHere } from "../queue/soundHere";
import { workOf } from "../selectors";
import type { EditActions } from "./editActions";
import { languageOf } from "./transcript";
import type { WordSearch } from "./wordSearch";
import { lacksWordTimes, withWordTimes } from "./wordTimes";

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
  /** Ends the search; nothing of it is kept. */
  stopFindingWords(): void;
}

interface Parts {
  readonly search: WordSearch;
  readonly edits: Pick<EditActions, "edit">;
  openSound(id: number): Promise<void>;
  advance(): void;
}

export function createWordActions(
  store: StoreApi<AppState>,
  { search, edits, openSound, advance }: Parts,
): WordActions {
  return {
    async findWords(id) {
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job === undefined || isUnfinished(job) || search.status() !== "none") return "running";
      if (!transcript?.segments.some(lacksWordTimes)) return "found";
      const { engine } = store.getState();
      const language = languageOf(transcript);
      if (engine.status !== "ready") return "no-model";
      if (language !== undefined && !engine.model.languages.includes(language)) return "no-model";
      if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
      if (search.status() !== "none") return "running";
      const ended = search.begin(id);
      advance();
      const end = await ended;
      if (end.is === "stopped") return "stopped";
      if (end.is === "failed") return end.failure;
      const outcome = await edits.edit(id, (text) => {
        const segments = withWordTimes(text.segments, end.segments);
        return segments === text.segments ? text : { ...text, segments };
      });
      return outcome === "done" || outcome === "nothing" ? "found" : outcome;
    },
    stopFindingWords: () => search.stop(),
  };
}
