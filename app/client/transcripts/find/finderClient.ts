import { type Remote, wrap } from "comlink";
import { noticeMissing } from "../../missingPart";
import type { Finder } from "./find.worker";
import type { Match, Search } from "./findMatches";

/** Milliseconds after which a pattern is given up: there are some that take years. */
const patience = 2000;

/** What came of a search: "too-long" and "no-pattern" can only come of a regular expression. */
export type Found =
  | { readonly status: "found"; readonly matches: readonly Match[] }
  | { readonly status: "no-pattern" | "too-long" };

export interface FinderClient {
  find(texts: readonly string[], search: Search): Promise<Found>;
  close(): void;
}

/** Looks through texts in a worker, which is ended when it does not come to an end. */
export function createFinder(): FinderClient {
  let running: { readonly worker: Worker; readonly finder: Remote<Finder>; texts?: readonly string[] } | undefined;
  const start = () => {
    const worker = noticeMissing(new Worker(new URL("./find.worker.ts", import.meta.url), { type: "module" }));
    return { worker, finder: wrap<Finder>(worker) };
  };
  const close = () => {
    running?.worker.terminate();
    running = undefined;
  };
  return {
    close,
    async find(texts, search) {
      running ??= start();
      const mine = running;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Found>((resolve) => {
        timer = setTimeout(() => {
          if (running === mine) close();
          resolve({ status: "too-long" });
        }, patience);
      });
      const look = async (): Promise<Found> => {
        if (mine.texts !== texts) await mine.finder.read(texts);
        mine.texts = texts;
        return { status: "found", matches: await mine.finder.find(search) };
      };
      try {
        return await Promise.race([look(), late]);
      } catch (error) {
        if (error instanceof Error && error.name === "SyntaxError") return { status: "no-pattern" };
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
