import { createContext, use } from "react";
import { useStore } from "zustand";
import { useStrings } from "../strings/strings";
import type { AppState } from "./appState";
import type { Job } from "./queue/job";
import { transcriptOf } from "./selectors";
import type { Actions, AppStore } from "./store";
import { type Transcript, titleOf } from "./transcripts/transcript";

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

/** What a job fills. */
export function useTranscript(job: Job): Transcript {
  return useApp((state) => transcriptOf(state, job));
}

/** What a job's transcript is called. */
export function useTitle(job: Job): string {
  return titleOf(useTranscript(job), useStrings().common);
}

export function useActions(): Actions {
  return useAppStore().actions;
}

/** The store itself, for effects that listen without rendering. */
export { useAppStore };
