import type { StoreApi } from "zustand/vanilla";
import type { Passage } from "../../client/search/passage";
import type { Search } from "../../client/search/textSearch";
import { isKeptText } from "../../client/transcripts/types";
import type { AppState } from "../appState";
import type { Services } from "../services";
import type { Transcript } from "../transcripts/transcript";

export interface SearchActions {
  /** Looks through all texts for words, the last of which may be the beginning of one. */
  searchTexts(words: string): Promise<Search>;
  /** What stands around the segments that a search has found in a transcript. */
  passages(transcript: string, segments: readonly number[], words: string): Promise<readonly Passage[]>;
  /** Hears that a search may find something else than before, until the returned function is called. */
  onTextsChange(listener: () => void): () => void;
  /** The first words of a transcript whose text was not read yet; empty where there are none. */
  beginningOf(transcript: string): Promise<string>;
}

/** What is asked of all texts: of those in the database, and of those that found no place in it. */
export function createSearchActions(
  store: StoreApi<AppState>,
  { search, transcripts }: Pick<Services, "search" | "transcripts">,
): SearchActions {
  let given: ReadonlySet<Transcript> = new Set();
  // Who looks into the database anew, as at the end of an edit, finds an older text there, or none.
  search.onChange(() => {
    given = new Set();
  });
  const giveUnkept = async () => {
    const state = store.getState();
    if (isKeptText(state.textKeeping)) return;
    const here = [...state.transcripts.values()].filter(({ text, segments }) => text === "here" && segments.length > 0);
    const fresh = here.filter((one) => !given.has(one));
    given = new Set(here);
    if (fresh.length > 0) await search.give(fresh);
  };
  return {
    async searchTexts(words) {
      await giveUnkept();
      return search.search(words);
    },
    passages: (transcript, segments, words) => search.passages(transcript, segments, words).catch(() => []),
    onTextsChange: (listener) => search.onChange(listener),
    beginningOf: (transcript) => transcripts.beginning(transcript).catch(() => ""),
  };
}
