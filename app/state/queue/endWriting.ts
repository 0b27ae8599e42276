import type { StoreApi } from "zustand/vanilla";
import { type AppState, editJob } from "../appState";
import { workOf } from "../selectors";
import type { Services } from "../services";
import type { Job, JobState } from "./job";
import { isLive, isRunning, isUnfinished, resumed } from "./jobs";

type Store = StoreApi<AppState>;

/** A job that is at rest. */
export interface Rested {
  /** Whether it waited, or was worked on, before. */
  readonly was: "unfinished" | "rests";
  /** Lets others go on, and itself as if nothing had been asked, or not. */
  leave(it: "goes-on" | "rests"): void;
}

/**
 * Lets a job come to rest, with the text that it has, so that something else is done with that. No other file begins in the
 * moment between. Undefined: it is being recorded.
 */
export async function endWriting(
  store: Store,
  { engine }: Pick<Services, "engine">,
  id: number,
): Promise<Rested | undefined> {
  const job = workOf(store.getState(), id)?.job;
  if (job === undefined || isLive(job)) return undefined;
  if (!isUnfinished(job)) return { was: "rests", leave: () => {} };
  const { flow } = store.getState();
  if (!isRunning(job)) rest(store, id);
  else {
    store.setState({ flow: "held" });
    stop(store, id);
    engine.cancel(id);
    await ended(store, id);
  }
  return {
    was: "unfinished",
    leave(it) {
      if (it === "goes-on") editWaiting(store, id);
      if (store.getState().flow === "held") store.setState({ flow });
    },
  };
}

function rest(store: Store, id: number): void {
  editJob(store, id, (one) => ({ ...one, state: { status: "stopped" } }) as Job);
}

function stop(store: Store, id: number): void {
  editJob(store, id, (one) => {
    if (one.state.status !== "running" && one.state.status !== "stopping") return one;
    const state: JobState = { status: "stopping", startedAt: one.state.startedAt, next: "stopped" };
    return { ...one, state } as Job;
  });
}

function editWaiting(store: Store, id: number): void {
  const transcript = workOf(store.getState(), id)?.transcript;
  if (transcript) editJob(store, id, (one) => (isUnfinished(one) ? one : resumed(one, transcript)));
}

function ended(store: Store, id: number): Promise<void> {
  const isEnded = () => !store.getState().jobs.some((job) => job.id === id && isRunning(job));
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      if (!isEnded()) return;
      unsubscribe();
      resolve();
    });
    if (isEnded()) {
      unsubscribe();
      resolve();
    }
  });
}
