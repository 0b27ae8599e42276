import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { ShelfRecord } from "./shelfRecord";

/** Changes what this browser remembers about models. */
export function remember(store: StoreApi<AppState>, change: (record: ShelfRecord) => Partial<ShelfRecord>): void {
  store.setState(({ shelfRecord }) => ({ shelfRecord: { ...shelfRecord, ...change(shelfRecord) } }));
}
