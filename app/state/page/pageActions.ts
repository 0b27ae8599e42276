import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { Page } from "./pageState";

export interface PageActions {
  show(page: Page): void;
}

/** What is shown; `readText` is asked for the text of a recording that is. */
export function createPageActions(store: StoreApi<AppState>, readText: (id: number) => Promise<void>): PageActions {
  return {
    show(page) {
      store.setState({ page });
      if (page.view === "transcript") void readText(page.job);
    },
  };
}
