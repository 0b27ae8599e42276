import type { StoreApi } from "zustand/vanilla";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import type { Services } from "../services";
import { isStored } from "./shelf";

function isOfPage({ origin }: ShelfModel): boolean {
  return origin === "page";
}

/** Notices models that were stored at the last visit and are not here any more: the browser has cleared them. */
export function createCleared(store: StoreApi<AppState>, { storedNames }: Services) {
  const remember = () => {
    const { shelf, clearedModels = [] } = store.getState();
    storedNames.write([...shelf.filter(isStored).map(({ name }) => name), ...clearedModels]);
  };
  return {
    /**
     * Compares the shelf with what was here, once the browser has said where it keeps it; the page's own models come again
     * by themselves when they are used.
     */
    compare(): void {
      const { shelf, storage, pageModels = [], clearedModels } = store.getState();
      // A database that does not open has lost nothing.
      if (storage?.keeping !== "database") return;
      const ofPage = new Set([...pageModels, ...shelf.filter(isOfPage)].map(({ name }) => name));
      const here = new Set(shelf.filter(({ state }) => state.status !== "absent").map(({ name }) => name));
      const before = clearedModels ?? storedNames.read();
      const gone = before.filter((name) => !ofPage.has(name) && !here.has(name));
      if (clearedModels === undefined || gone.length < clearedModels.length) store.setState({ clearedModels: gone });
      remember();
    },
    dismiss(): void {
      store.setState({ clearedModels: [] });
      remember();
    },
  };
}
