import type { StoreApi } from "zustand/vanilla";
import type { Model } from "../../client/models/model";
import type { AppState } from "../appState";
import { fittedTo } from "../queue/jobs";
import type { Services } from "../services";
import { createUndoTimer } from "../undoTimer";
import { isStored, modelOf } from "./shelf";

type Store = StoreApi<AppState>;

export interface RemovingActions {
  /** Takes a model off the shelf, after switching to the first one where it is in use; undone for six seconds. */
  removeModel(name: string): void;
  undoRemove(): void;
  /** Keeps the deletion open while somebody looks at it ("wait"), and lets its time run again ("go-on"). */
  holdRemove(what: "wait" | "go-on"): void;
}

/** Deletions, which can be undone for a while, and models that another tab has deleted. */
export function createRemoving(store: Store, { shelf }: Services, use: (model: Model) => void) {
  const forget = async () => {
    timer.stop();
    const { removed } = store.getState();
    store.setState({ removed: undefined });
    if (removed?.by === "here") await shelf.forget(removed.model.name);
  };
  const timer = createUndoTimer(() => void forget());
  /** Says that a model has gone, and what is in use from now on. */
  const replace = (model: Model, by: "here" | "elsewhere") => {
    void forget();
    const { choice, models } = store.getState();
    const smallest = models.find((one) => one.name !== model.name);
    const replacedBy = choice.model?.name === model.name ? smallest : undefined;
    store.setState({ removed: { model, by, replacedBy } });
    if (smallest) moveWaiting(store, model, smallest);
    if (replacedBy) use(replacedBy);
    timer.start();
  };
  const actions: RemovingActions = {
    removeModel(name) {
      const { models, shelf: list } = store.getState();
      const found = list.find((one) => one.name === name);
      // The first one is what everything falls back to.
      if (found === undefined || !isStored(found) || models[0]?.name === name) return;
      replace(models.find((one) => one.name === name) ?? modelOf(found), "here");
      void shelf.remove(name);
    },
    undoRemove() {
      timer.stop();
      const { removed } = store.getState();
      store.setState({ removed: undefined });
      if (removed?.by !== "here") return;
      void shelf.restore(removed.model.name).then(() => removed.replacedBy && use(removed.model));
    },
    holdRemove(what) {
      if (what === "wait") timer.stop();
      else if (store.getState().removed) timer.start();
    },
  };
  return {
    actions,
    forget,
    /** The page's own models can be had again at any time, others cannot be chosen once another tab has deleted them. */
    giveUpMissing() {
      const { choice, shelf: list, pageModels = [] } = store.getState();
      const { model } = choice;
      if (model === undefined || list.length === 0 || pageModels.some(({ name }) => name === model.name)) return;
      const found = list.find(({ name }) => name === model.name);
      if (found === undefined || found.state.status === "absent") replace(model, "elsewhere");
    },
  };
}

/** Files that wait for a model which has gone are for another one now; what runs has it in memory. */
function moveWaiting(store: Store, from: Model, to: Model): void {
  store.setState(({ jobs }) => ({
    jobs: jobs.map((job) =>
      job.state.status === "waiting" && job.model?.name === from.name ? fittedTo(job, to) : job,
    ),
  }));
}
