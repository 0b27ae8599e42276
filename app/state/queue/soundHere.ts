import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import { hasSound } from "../recording/recordings";
import { workOf } from "../selectors";

/** Whether the sound of a text can be heard; a copy of it that is kept is opened. */
export async function hasSoundHere(
  store: StoreApi<AppState>,
  id: number,
  openSound: (id: number) => Promise<void>,
): Promise<boolean> {
  const before = workOf(store.getState(), id)?.job;
  if (before?.kind === "file" && before.file.status === "kept") await openSound(id);
  const job = workOf(store.getState(), id)?.job;
  return job?.kind === "recording" ? hasSound(job) : job?.file.status === "here";
}
