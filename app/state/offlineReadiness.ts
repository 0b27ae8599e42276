import type { AppState } from "./appState";
import type { ModelEntry } from "./types";

/** Whether the model in use works without a network, and for how long. */
export type OfflineReadiness =
  | { readonly ready: "kept" }
  | { readonly ready: "may-clear" }
  /** The browser was asked to keep it and did not agree. */
  | { readonly ready: "declined" }
  /** The browser stores nothing: models live as long as the tab. */
  | { readonly ready: "this-tab" }
  | { readonly ready: "no"; readonly model: ModelEntry };

/** Undefined until the shelf and the browser have said what there is. */
export function offlineReadiness(
  state: Pick<AppState, "shelf" | "storage" | "choice" | "keepAnswer">,
): OfflineReadiness | undefined {
  const { shelf, storage, choice, keepAnswer } = state;
  const { model } = choice;
  if (storage === undefined || model === undefined || shelf.length === 0) return undefined;
  if (storage.keeping === "memory") return { ready: "this-tab" };
  const found = shelf.find(({ name }) => name === model.name);
  if (found?.state.status !== "stored") return { ready: "no", model };
  if (storage.isPersistent) return { ready: "kept" };
  return { ready: keepAnswer === "declined" ? "declined" : "may-clear" };
}

/** Bytes that the app's model takes on this device; undefined where it is not all there to work offline. */
export function storedForOffline(state: Pick<AppState, "shelf" | "storage" | "choice">): number | undefined {
  const { shelf, storage, choice } = state;
  if (storage?.keeping !== "database") return undefined;
  return shelf.find(({ name, state }) => name === choice.model?.name && state.status === "stored")?.bytes;
}
