import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "./appState";

/** Resolves once the state is such, or after so many milliseconds. */
export function until(
  store: StoreApi<AppState>,
  isSuch: (state: AppState) => boolean,
  patience: number,
): Promise<void> {
  if (isSuch(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, patience);
    const unsubscribe = store.subscribe((state) => {
      if (isSuch(state)) end();
    });
  });
}
