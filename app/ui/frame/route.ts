import { useEffect, useLayoutEffect, useState } from "react";
import type { AppState } from "../../state/appState";
import type { Page } from "../../state/page/pageState";
import type { Job } from "../../state/queue/job";
import { useApp, useAppStore } from "../../state/react";
import type { AppStore } from "../../state/store";

/** A view that has an address of its own. */
export type Place = Exclude<Page["view"], "transcript">;

/** What stands after `#/`. */
const addresses: Readonly<Record<Place, string>> = {
  start: "",
  library: "library",
  models: "models",
  settings: "settings",
  privacy: "privacy",
  bench: "bench",
};

/** What stands behind the address of a transcript that is seen as captions. */
const asCaptions = "?view=captions";

/** No id of a transcript is longer; what is may be anything. */
const mostCharacters = 200;

/** The part of the address that leads to a place. */
export function addressOf(place: Place): string {
  return `#/${addresses[place]}`;
}

/** The part of the address that leads to what is shown. A transcript is found by it for as long as it is kept. */
export function hashOf(page: Page, jobs: readonly Job[]): string {
  if (page.view !== "transcript") return addressOf(page.view);
  const job = jobs.find(({ id }) => id === page.job);
  if (job === undefined) return addressOf("start");
  return `${addressOfTranscript(job.transcript)}${page.as === "captions" ? asCaptions : ""}`;
}

/** The part of the address that leads to a transcript. */
export function addressOfTranscript(id: string): string {
  return `#/t/${encodeURIComponent(id)}`;
}

/** The whole address of a second of a transcript. */
export function linkTo(id: string, second: number): string {
  return `${location.href.replace(/#.*/, "")}${addressOfTranscript(id)}?at=${Number(second.toFixed(2))}`;
}

/** What an address leads to; undefined: to nothing that there is. */
export function pageOf(hash: string, jobs: readonly Job[]): Page | undefined {
  if (hash === "" || hash === "#") return { view: "start" };
  const view = (Object.keys(addresses) as Place[]).find((place) => addressOf(place) === hash);
  if (view !== undefined) return { view };
  const name = transcriptIn(hash);
  const job = name === undefined ? undefined : jobs.find(({ transcript }) => transcript === name);
  const at = secondIn(hash);
  const as = hash.endsWith(asCaptions) ? ({ as: "captions" } as const) : {};
  return job && { view: "transcript", job: job.id, ...(at !== undefined && { at }), ...as };
}

function transcriptIn(hash: string): string | undefined {
  if (!hash.startsWith("#/t/") || hash.length > mostCharacters) return undefined;
  try {
    return decodeURIComponent(hash.slice(4).replace(/[?].*/, ""));
  } catch {
    return undefined;
  }
}

/** The second that an address asks for. */
function secondIn(hash: string): number | undefined {
  const [, second] = /[?]at=(\d{1,6}(?:[.]\d{1,3})?)$/.exec(hash) ?? [];
  return second === undefined ? undefined : Number(second);
}

/** Milliseconds that the first page is held back while a transcript's address may still lead to one. */
const patience = 3000;

/**
 * Keeps the address and the page of the store alike: the store is the truth, and the address asks it. "coming": it leads to a
 * transcript of an earlier visit, which is not listed yet.
 */
export function useRoute(): "here" | "coming" {
  const store = useAppStore();
  const [arrival, setArrival] = useState<"here" | "coming">(() =>
    transcriptIn(location.hash) === undefined ? "here" : "coming",
  );
  useLayoutEffect(() => followAddress(store), [store]);
  useEffect(() => {
    const timer = setTimeout(setArrival, patience, "here");
    return () => clearTimeout(timer);
  }, []);
  const isListed = useApp(({ page, listing }) => page.view !== "start" || listing === "done");
  return isListed ? "here" : arrival;
}

function followAddress(store: AppStore): () => void {
  // The transcripts of earlier visits come after the page has opened.
  let awaited = transcriptIn(location.hash) === undefined ? undefined : location.hash;
  const go = (hash: string) => {
    const { jobs, page } = store.getState();
    const next = pageOf(hash, jobs);
    if (next === undefined && hash === awaited) return;
    awaited = undefined;
    const to = next ?? { view: "start" };
    if (next === undefined) history.replaceState(null, "", addressOf("start"));
    const isAsked = to.view === "transcript" && to.at !== undefined;
    if (isAsked || hashOf(to, jobs) !== hashOf(page, jobs)) store.actions.show(to);
  };
  const changed = (state: AppState, before: AppState) => {
    if (state.page !== before.page) {
      awaited = undefined;
      const hash = hashOf(state.page, state.jobs);
      const now = location.hash || addressOf("start");
      // The second is asked for once: a reload stays where the reader has gone since.
      if (now.startsWith(`${hash}?`) && !now.endsWith(asCaptions)) history.replaceState(null, "", hash);
      else if (hash !== now) history.pushState(null, "", hash);
    } else if (awaited !== undefined && state.jobs !== before.jobs) {
      go(awaited);
    }
  };
  const moved = () => go(location.hash);
  go(location.hash);
  const unsubscribe = store.subscribe(changed);
  window.addEventListener("popstate", moved);
  return () => {
    unsubscribe();
    window.removeEventListener("popstate", moved);
  };
}
