import type { StoreApi } from "zustand/vanilla";
import type { ModelEntry } from "../../client/models/types";
import type { AppState } from "../appState";
import type { Services } from "../services";
import { isStored } from "./shelf";

/** Notices models that were stored at the last visit and are not here any more: the browser has cleared them. */
export function createCleared(store: StoreApi<AppState>, { shelf, storedNames }: Services) {
  let keeping: Promise<"database" | "memory"> | undefined;
  const remember = () => {
    const { shelf: list, clearedModels } = store.getState();
    storedNames.write([...list.filter(isStored).map(({ name }) => name), ...clearedModels]);
  };
  return {
    /** Compares the shelf with what was here; the page's own models come again by themselves when they are used. */
    async compare(pageModels: readonly ModelEntry[]): Promise<void> {
      const isFirst = keeping === undefined;
      keeping ??= shelf.storage().then((storage) => storage.keeping);
      // A database that does not open has lost nothing.
      if ((await keeping) === "memory") return;
      const { shelf: list, clearedModels } = store.getState();
      const ofPage = new Set(pageModels.map(({ name }) => name));
      const here = new Set(list.filter(({ state }) => state.status !== "absent").map(({ name }) => name));
      const before = isFirst ? storedNames.read() : clearedModels;
      const gone = before.filter((name) => !ofPage.has(name) && !here.has(name));
      if (isFirst || gone.length < clearedModels.length) store.setState({ clearedModels: gone });
      remember();
    },
    dismiss(): void {
      store.setState({ clearedModels: [] });
      remember();
    },
  };
}
