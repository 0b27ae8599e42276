import type { Model } from "../../client/models/model";
import type { AppState } from "../appState";

/** Whether the page and the model in use work without a network, and for how long. */
export type OfflineReadiness =
  | { readonly ready: "kept" }
  | { readonly ready: "may-clear" }
  /** The browser was asked to keep it and did not agree. */
  | { readonly ready: "declined" }
  /** The browser stores nothing: models live as long as the tab. */
  | { readonly ready: "this-tab" }
  | { readonly ready: "no"; readonly model: Model };

type Known = Pick<AppState, "shell" | "shelf" | "storage" | "choice">;

/** Undefined until the shelf and the browser have said what there is, and where the page itself is not stored. */
export function offlineReadiness(state: Known & Pick<AppState, "keepAnswer">): OfflineReadiness | undefined {
  const { shell, shelf, storage, choice, keepAnswer } = state;
  const { model } = choice;
  if (storage === undefined || model === undefined || shelf.length === 0) return undefined;
  if (storage.keeping === "memory") return { ready: "this-tab" };
  const found = shelf.find(({ name }) => name === model.name);
  if (found?.state.status !== "stored") return { ready: "no", model };
  // A model is of no use to a page that does not open.
  if (shell !== "stored") return undefined;
  if (storage.isPersistent) return { ready: "kept" };
  return { ready: keepAnswer === "declined" ? "declined" : "may-clear" };
}

/** Bytes that the app's model takes on this device; undefined where it is not all there to work offline. */
export function storedForOffline({ shell, shelf, storage, choice }: Known): number | undefined {
  if (shell !== "stored" || storage?.keeping !== "database") return undefined;
  return shelf.find(({ name, state }) => name === choice.model?.name && state.status === "stored")?.bytes;
}
