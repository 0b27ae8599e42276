import type { Passage } from "../../client/search/passage";
import type { Search } from "../../client/search/textSearch";
import type { Services } from "../services";

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

/** What is asked of texts that lie in the database. */
export function createSearchActions({ search, transcripts }: Services): SearchActions {
  return {
    searchTexts: (words) => search.search(words),
    passages: (transcript, segments, words) => search.passages(transcript, segments, words).catch(() => []),
    onTextsChange: (listener) => search.onChange(listener),
    beginningOf: (transcript) => transcripts.beginning(transcript).catch(() => ""),
  };
}
