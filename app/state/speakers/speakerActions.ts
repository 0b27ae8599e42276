import type { StoreApi } from "zustand/vanilla";
import { type FoundSpeakers, type SpeakerCount, turnsOfText } from "../../../engine/index";
import type { EditedText } from "../../client/transcripts/edit/history";
import type { AppState } from "../appState";
import type { Failure } from "../failures";
import type { LibraryActions } from "../library/libraryActions";
import { isUnfinished } from "../queue/jobs";
import { hasSoundHere } from "../queue/soundHere";
import { workOf } from "../selectors";
import type { EditActions, EditOutcome } from "../transcripts/editActions";
import type { WordActions } from "../transcripts/wordActions";
import { lacksWordTimes } from "../transcripts/wordTimes";
import { type Asked, type SpeakerSearch, showStage } from "./speakerSearch";

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
  /** Parts a voice that is two people's, by its own turns alone: everybody else stays who he is. As one step, which is said. */
  partSpeaker(id: number, name: string): Promise<SpeakersOutcome>;
  stopFindingSpeakers(id: number): void;
}

interface Parts {
  readonly search: SpeakerSearch;
  readonly edits: Pick<EditActions, "edit">;
  readonly words: Pick<WordActions, "findWordsUnasked" | "stopFindingWords">;
  openSound(id: number): Promise<void>;
  advance(): void;
  readonly offerUndo: LibraryActions["offerUndo"];
}

type Change = (by: FoundEdits, text: EditedText, found: FoundSpeakers) => EditedText;
type FoundEdits = Awaited<ReturnType<typeof loadEdits>>;

/** Milliseconds between two looks whether another tab still edits. */
const between = 1000;

/** What only a search needs. */
function loadEdits() {
  return import("../../client/transcripts/edit/foundSpeakers");
}

export function createSpeakerActions(store: StoreApi<AppState>, parts: Parts): SpeakerActions {
  const { search, edits, words, openSound, advance, offerUndo } = parts;
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
  /** Changes the text, as soon as no other tab edits it: what was found is not to be lost to that. */
  const putIn = async (id: number, change: (text: EditedText) => EditedText): Promise<EditOutcome | "stopped"> => {
    for (;;) {
      const outcome = await edits.edit(id, change);
      if (outcome !== "elsewhere") {
        showStage(store, id, undefined);
        return outcome;
      }
      showStage(store, id, { at: "elsewhere" });
      await new Promise((resolve) => setTimeout(resolve, between));
      if (stageOf(id)?.at !== "elsewhere") return "stopped";
    }
  };
  const find = async (id: number, asked: Asked, change: Change): Promise<SpeakersOutcome> => {
    const job = workOf(store.getState(), id)?.job;
    if (job === undefined || isUnfinished(job) || stageOf(id)) return "running";
    if (!(await hasSoundHere(store, id, openSound))) return "no-sound";
    if (stageOf(id)) return "running";
    if (!(await findWords(id))) return "stopped";
    const ended = search.begin(id, asked);
    advance();
    const end = await ended;
    if (end.is === "stopped") return "stopped";
    if (end.is === "failed") return end.failure;
    if (end.found.voices.length === 0) return "nobody";
    const by = await loadEdits();
    const outcome = await putIn(id, (text) => change(by, text, end.found));
    if (outcome === "stopped") return "stopped";
    return outcome === "done" ? "found" : outcome === "nothing" ? "one" : outcome;
  };
  return {
    findSpeakers: (id, count) => find(id, { count }, (by, text, found) => by.withFoundSpeakers(text, found)),
    async partSpeaker(id, name) {
      const segments = () => workOf(store.getState(), id)?.transcript.segments ?? [];
      const own = segments().flatMap(({ also: _, ...one }) => (one.speaker === name ? [one] : []));
      const before = new Set(voicesIn(segments()));
      const { turns: split } = turnsOfText(own);
      const end = await find(id, { split }, (by, text, found) => by.withVoiceInTwo(text, name, found));
      const other = voicesIn(segments()).find((one) => !before.has(one));
      if (end === "found" && other !== undefined) offerUndo({ what: "parted", id, name, other });
      return end;
    },
    stopFindingSpeakers(id) {
      const stage = stageOf(id)?.at;
      if (stage === "words" || stage === "elsewhere") showStage(store, id, undefined);
      if (stage === "words") words.stopFindingWords();
      else search.stop(id);
    },
  };
}

function voicesIn(segments: EditedText["segments"]): readonly string[] {
  return segments.flatMap(({ speaker }) => speaker ?? []);
}
