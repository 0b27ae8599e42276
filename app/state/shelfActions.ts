import type { StoreApi } from "zustand/vanilla";
import type { ShelfModel } from "../models/types";
import type { AppState } from "./appState";
import { toFailure } from "./failures";
import { fittedTo } from "./jobs";
import { choosable, entryOf, isStored } from "./shelf";
import type { ShelfRecord } from "./shelfMemory";
import { watchWork } from "./shelfWork";
import type { ModelEntry, NamedBlob, Services } from "./types";

type Store = StoreApi<AppState>;

/** Milliseconds in which a deletion can be undone. */
const undoPause = 6000;

export interface ShelfActions {
  /** Uses a model that can be chosen; another name does nothing. */
  selectModel(name: string): void;
  /** Downloads, resumes or retries. */
  downloadModel(name: string): Promise<void>;
  pauseDownload(name: string): void;
  cancelDownload(name: string): void;
  /** Takes a model off the shelf, after switching to the first one where it is in use; undone for six seconds. */
  removeModel(name: string): void;
  undoRemove(): void;
  /** Keeps the deletion open while somebody looks at it ("wait"), and lets its time run again ("go-on"). */
  holdRemove(what: "wait" | "go-on"): void;
  addModelFile(file: NamedBlob): Promise<void>;
  addModelUrl(url: string): Promise<void>;
  dismissAdding(): void;
  /** Asks the browser never to clear what is stored. */
  keepStorage(): Promise<void>;
  /** Where the catalogue's hosts are mirrored; undefined: the hosts themselves. */
  setMirror(base: string | undefined): Promise<void>;
  /** Asks the browser anew how much is stored. */
  measureStorage(): Promise<void>;
  /** Says no more that a language needs another model. */
  answerOffer(language: string): void;
}

export interface Shelf {
  readonly actions: ShelfActions;
  /** Takes the list of the page's own models, and begins to listen to the shelf. */
  readonly open: (pageModels: readonly ModelEntry[]) => void;
}

/** The models on this device and at hosts. `use` is the store's choice of a model. */
export function createShelf(store: Store, services: Services, use: (model: ModelEntry) => void): Shelf {
  const removing = createRemoving(store, services, use);
  const storage = createStorage(store, services);
  let pageModels: readonly ModelEntry[] = [];
  let isOpen = false;
  const hear = (shelf: readonly ShelfModel[]) => {
    const before = store.getState().shelf;
    store.setState({ shelf, models: choosable(pageModels, shelf) });
    removing.giveUpMissing(pageModels);
    if (statusesOf(before) === statusesOf(shelf)) return;
    if (before.length > 0 && !before.some(isStored) && shelf.some(isStored)) void storage.keepFirst();
    else void storage.measure();
  };
  return {
    open(models) {
      pageModels = models;
      store.setState(({ shelf }) => ({ models: choosable(models, shelf) }));
      if (isOpen) return;
      isOpen = true;
      watchWork(store, (change) => remember(store, services, change));
      services.shelf.watch(hear);
      void storage.measure();
    },
    actions: {
      selectModel(name) {
        const model = store.getState().models.find((one) => one.name === name);
        if (model) use(model);
      },
      async downloadModel(name) {
        // What was deleted to make room for it goes now.
        if (needsRoom(store.getState(), name)) await removing.forget();
        await services.shelf.download(name);
      },
      pauseDownload: (name) => void services.shelf.pause(name),
      cancelDownload: (name) => void services.shelf.cancel(name),
      ...removing.actions,
      addModelFile: (file) => add(store, file.name, () => services.shelf.addFile(file, file.name)),
      addModelUrl: (url) => add(store, url, () => services.shelf.addUrl(url)),
      dismissAdding: () => store.setState({ adding: { status: "idle" } }),
      keepStorage: storage.keep,
      setMirror: (base) => services.shelf.setMirror(base),
      measureStorage: storage.measure,
      answerOffer: (language) =>
        remember(store, services, ({ answeredOffers }) => ({ answeredOffers: [...answeredOffers, language] })),
    },
  };
}

function statusesOf(shelf: readonly ShelfModel[]): string {
  return shelf.map(({ name, state }) => `${name} ${state.status}`).join();
}

function needsRoom({ shelf }: AppState, name: string): boolean {
  const state = shelf.find((model) => model.name === name)?.state;
  return state?.status === "failed" && state.failure.code === "storage-full";
}

function remember(store: Store, services: Services, change: (record: ShelfRecord) => Partial<ShelfRecord>): void {
  store.setState(({ shelfRecord }) => ({ shelfRecord: { ...shelfRecord, ...change(shelfRecord) } }));
  services.shelfMemory.write(store.getState().shelfRecord);
}

/** One at a time: a second one waits for no queue, it is said which one is on its way. */
async function add(store: Store, name: string, put: () => Promise<string>): Promise<void> {
  if (store.getState().adding.status === "adding") return;
  store.setState({ adding: { status: "adding", name } });
  try {
    await put();
    store.setState({ adding: { status: "idle" } });
  } catch (error) {
    store.setState({ adding: { status: "failed", name, failure: toFailure(error) } });
  }
}

function createStorage(store: Store, { shelf }: Services) {
  const measure = async () => {
    const storage = await shelf.storage();
    store.setState({ storage });
  };
  const keep = async () => {
    const agreed = await shelf.persist();
    store.setState({ keepAnswer: agreed ? "agreed" : "declined" });
    await measure();
  };
  return {
    measure,
    keep,
    /** The first model is there: from now on there is something to keep. */
    async keepFirst() {
      await measure();
      const { storage, keepAnswer } = store.getState();
      if (storage?.keeping === "database" && !storage.isPersistent && keepAnswer === "not-asked") await keep();
    },
  };
}

/** Deletions, which can be undone for a while, and models that another tab has deleted. */
function createRemoving(store: Store, { shelf }: Services, use: (model: ModelEntry) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = async () => {
    clearTimeout(timer);
    const { removed } = store.getState();
    store.setState({ removed: undefined });
    if (removed?.by === "here") await shelf.forget(removed.model.name);
  };
  const startTimer = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void forget(), undoPause);
  };
  /** Says that a model has gone, and what is in use from now on. */
  const replace = (model: ModelEntry, by: "here" | "elsewhere") => {
    void forget();
    const { choice, models } = store.getState();
    const smallest = models.find((one) => one.name !== model.name);
    const replacedBy = choice.model?.name === model.name ? smallest : undefined;
    store.setState({ removed: { model, by, replacedBy } });
    if (smallest) moveWaiting(store, model, smallest);
    if (replacedBy) use(replacedBy);
    startTimer();
  };
  const actions: Pick<ShelfActions, "removeModel" | "undoRemove" | "holdRemove"> = {
    removeModel(name) {
      const { models, shelf: list } = store.getState();
      const found = list.find((one) => one.name === name);
      // The first one is what everything falls back to.
      if (found === undefined || !isStored(found) || models[0]?.name === name) return;
      replace(models.find((one) => one.name === name) ?? entryOf(found), "here");
      void shelf.remove(name);
    },
    undoRemove() {
      clearTimeout(timer);
      const { removed } = store.getState();
      store.setState({ removed: undefined });
      if (removed?.by !== "here") return;
      void shelf.restore(removed.model.name).then(() => removed.replacedBy && use(removed.model));
    },
    holdRemove(what) {
      if (what === "wait") clearTimeout(timer);
      else if (store.getState().removed) startTimer();
    },
  };
  return {
    actions,
    forget,
    /** The page's own models can be had again at any time, others cannot be chosen once another tab has deleted them. */
    giveUpMissing(pageModels: readonly ModelEntry[]) {
      const { choice, shelf: list } = store.getState();
      const { model } = choice;
      if (model === undefined || list.length === 0 || pageModels.some(({ name }) => name === model.name)) return;
      const found = list.find(({ name }) => name === model.name);
      if (found === undefined || found.state.status === "absent") replace(model, "elsewhere");
    },
  };
}

/** Files that wait for a model which has gone are for another one now; what runs has it in memory. */
function moveWaiting(store: Store, from: ModelEntry, to: ModelEntry): void {
  store.setState(({ jobs }) => ({
    jobs: jobs.map((job) =>
      job.state.status === "waiting" && job.model?.name === from.name ? fittedTo(job, to) : job,
    ),
  }));
}
