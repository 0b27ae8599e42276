import { createContext, use } from "react";
import { useStore } from "zustand";
import type { AppState } from "./appState";
import type { Actions, AppStore } from "./store";

/** The thin React skin of the store: the only place where the two meet. */
export const StoreContext = createContext<AppStore | undefined>(undefined);

function useAppStore(): AppStore {
  const store = use(StoreContext);
  if (store === undefined) throw new Error("A view stands outside of StoreContext");
  return store;
}

/** A part of the state; the view renders again when that part becomes another. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select);
}

export function useActions(): Actions {
  return useAppStore().actions;
}

/** The store itself, for effects that listen without rendering. */
export { useAppStore };
