import type { StoreApi } from "zustand/vanilla";
import type { Model } from "../../client/models/model";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import type { Services } from "../services";
import { until } from "../until";
import { isEnglish } from "./models";
import { remember } from "./remember";
import { choosable, isStored, writesDown } from "./shelf";
import { type AddingActions, createAdding } from "./shelfAdding";
import { createCleared } from "./shelfCleared";
import { createRemoving, type RemovingActions } from "./shelfRemoving";
import { createStorage } from "./shelfStorage";
import { watchWork } from "./shelfWork";

type Store = StoreApi<AppState>;

export interface ShelfActions extends RemovingActions, AddingActions {
  /** Uses a model that can be chosen; another name does nothing. */
  selectModel(name: string): void;
  /** Downloads, resumes or retries. */
  downloadModel(name: string): Promise<void>;
  pauseDownload(name: string): void;
  cancelDownload(name: string): void;
  /** Says no more that the browser has cleared models. */
  dismissCleared(): void;
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
  /**
   * Takes the list of the page's own models, and begins to listen to the shelf. Resolves when the model that was chosen last
   * can be chosen again, or will hardly be; for a first visitor of another language than English, when it is known what is here.
   */
  readonly open: (pageModels: readonly Model[], language: string) => Promise<void>;
}

/** Milliseconds in which the shelf says what is stored, where it says anything. */
const patience = 2000;

/** The models on this device and at hosts. `use` is the store's choice of a model. */
export function createShelf(store: Store, services: Services, use: (model: Model) => void): Shelf {
  const removing = createRemoving(store, services, use);
  const storage = createStorage(store, services);
  const cleared = createCleared(store, services);
  const hear = (shelf: readonly ShelfModel[]) => {
    const { shelf: before, pageModels = [] } = store.getState();
    store.setState({ shelf, models: choosable(pageModels, shelf) });
    removing.giveUpMissing();
    if (statusesOf(before) === statusesOf(shelf)) return;
    // A page that goes while the browser is asked below has still remembered them.
    cleared.compare();
    const isFirst = before.length > 0 && !before.some(isStored) && shelf.some(isStored);
    void (isFirst ? storage.keepFirst() : storage.measure()).then(cleared.compare);
  };
  const listen = (all: readonly Model[]) => {
    void services.shelf.open(all);
    const { mirror } = store.getState().preferences;
    if (mirror !== undefined) void services.shelf.setMirror(mirror);
    watchWork(store, (change) => remember(store, change));
    services.shelf.watch(hear);
    void storage.measure();
  };
  return {
    async open(all, language) {
      const isFirst = store.getState().pageModels === undefined;
      const pageModels = all.filter(writesDown);
      store.setState(({ shelf }) => ({ pageModels, models: choosable(pageModels, shelf) }));
      if (isFirst) listen(all);
      const { chosen } = store.getState().shelfRecord;
      const mayAsk = chosen === undefined && !isEnglish(language);
      if (!mayAsk && (chosen === undefined || pageModels.some(({ name }) => name === chosen))) return;
      await until(store, ({ shelf }) => shelf.length > 0, patience);
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
      ...createAdding(store, services),
      dismissCleared: cleared.dismiss,
      keepStorage: storage.keep,
      async setMirror(base) {
        store.setState(({ preferences }) => ({ preferences: { ...preferences, mirror: base } }));
        await services.shelf.setMirror(base);
      },
      measureStorage: storage.measure,
      answerOffer: (language) =>
        remember(store, ({ answeredOffers }) => ({ answeredOffers: [...answeredOffers, language] })),
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
