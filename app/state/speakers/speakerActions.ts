import type { StoreApi } from "zustand/vanilla";
import type { FoundSpeakers, SpeakerCount } from "../../../engine/index";
import type { EditedText } from "../../client/transcripts/edit/history";
import type { AppState } from "../appState";
import type { Failure } from "../failures";
import { isUnfinished } from "../queue/jobs";
import { hasSoundHere } from "../queue/soundHere";
import { workOf } from "../selectors";
import type { EditActions } from "../transcripts/editActions";
import type { WordActions } from "../transcripts/wordActions";
import { lacksWordTimes } from "../transcripts/wordTimes";
import { type SpeakerSearch, showStage } from "./speakerSearch";

/**
 * "nobody": no voice is heard; "one": no second voice is, where there should be two; "no-sound": the user has to give it first;
 * "running": the text is still written, or looked through; "elsewhere": another tab edits the text.
 */
export type SpeakersOutcome = "found" | "nobody" | "one" | "no-sound" | "running" | "stopped" | "elsewhere" | Failure;

export interface SpeakerActions {
  /**
   * Finds who speaks in a job's sound and gives its words to them, as one step that can be taken back; when nothing else is to be
   * done. `speakerSearches` of the state says how far it has come.
   */
  findSpeakers(id: number, count?: SpeakerCount): Promise<SpeakersOutcome>;
  /** Parts a voice that is two people's: one speaker more is looked for than there are. */
  partSpeaker(id: number, name: string): Promise<SpeakersOutcome>;
  stopFindingSpeakers(id: number): void;
}

interface Parts {
  readonly search: SpeakerSearch;
  readonly edits: Pick<EditActions, "edit">;
  readonly words: Pick<WordActions, "findWordsUnasked" | "stopFindingWords">;
  openSound(id: number): Promise<void>;
  advance(): void;
}

type Change = (by: FoundEdits, text: EditedText, found: FoundSpeakers) => EditedText;
type FoundEdits = Awaited<ReturnType<typeof loadEdits>>;

/** What only a search needs. */
function loadEdits() {
  return import("../../client/transcripts/edit/foundSpeakers");
}

export function createSpeakerActions(store: StoreApi<AppState>, parts: Parts): SpeakerActions {
  const { search, edits, words, openSound, advance } = parts;
  const stageOf = (id: number) => store.getState().speakerSearches.get(id);
  /** Whether the search goes on. Where words cannot be found, segments are whole. */
  const findWords = async (id: number) => {
    if (!workOf(store.getState(), id)?.transcript.segments.some(lacksWordTimes)) return true;
    showStage(store, id, { at: "words" });
    const end = await words.findWordsUnasked(id);
    const goesOn = end !== "stopped" && stageOf(id) !== undefined;
    showStage(store, id, undefined);
    return goesOn;
  };
  const find = async (id: number, count: SpeakerCount | undefined, change: Change): Promise<SpeakersOutcome> => {
    const job = workOf(store.getState(), id)?.job;
    if (job === undefined || isUnfinished(job) || stageOf(id)) return "running";
    if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
    if (stageOf(id)) return "running";
    if (!(await findWords(id))) return "stopped";
    const ended = search.begin(id, count);
    advance();
    const end = await ended;
    if (end.is === "stopped") return "stopped";
    if (end.is === "failed") return end.failure;
    if (end.found.voices.length === 0) return "nobody";
    const by = await loadEdits();
    const outcome = await edits.edit(id, (text) => change(by, text, end.found));
    return outcome === "done" ? "found" : outcome === "nothing" ? "one" : outcome;
  };
  return {
    findSpeakers: (id, count) => find(id, count, (by, text, found) => by.withFoundSpeakers(text, found)),
    partSpeaker(id, name) {
      const speakers = new Set(workOf(store.getState(), id)?.transcript.segments.flatMap((one) => one.speaker ?? []));
      const count = speakers.size + 1;
      const change: Change = (by, text, found) => by.withVoiceInTwo(text, name, found);
      return find(id, { least: count, most: count }, change);
    },
    stopFindingSpeakers(id) {
      if (stageOf(id)?.at === "words") {
        showStage(store, id, undefined);
        words.stopFindingWords();
      } else search.stop(id);
    },
  };
}
