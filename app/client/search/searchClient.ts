import { proxy, type Remote, wrap } from "comlink";
import { noticeMissing } from "../missingPart";
import type { Passage } from "./passage";
import type { RemoteSearch } from "./search.worker";
import type { GivenText, Search } from "./textSearch";

/** The search over all texts as the page calls it; see `TextSearch`. */
export interface SearchClient {
  /** Lets texts be found that lie in no database. */
  give(texts: readonly GivenText[]): Promise<void>;
  search(words: string): Promise<Search>;
  passages(id: string, segments: readonly number[], words: string): Promise<readonly Passage[]>;
  /** Hears that a search may find something else than before, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** The search in a worker of its own, which starts, and reads all texts, with the first call. */
export function createSearchClient(): SearchClient {
  const listeners = new Set<() => void>();
  let started: Remote<RemoteSearch> | undefined;
  const remote = () => {
    if (started) return started;
    const worker = noticeMissing(new Worker(new URL("./search.worker.ts", import.meta.url), { type: "module" }));
    started = wrap<RemoteSearch>(worker);
    const onChange = proxy(() => {
      for (const listener of listeners) listener();
    });
    // A browser that keeps nothing has nothing to read.
    void started.start(onChange).catch(() => {});
    return started;
  };
  return {
    give: async (texts) => remote().give(texts),
    search: (words) => remote().search(words),
    passages: (id, segments, words) => remote().passages(id, segments, words),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
