import type { ModelEntry, ShelfModel } from "../../client/models/types";
import type { Failure } from "../failures";

/** A deletion that the page says: "elsewhere" cannot be taken back here. */
export interface RemovedModel {
  readonly model: ModelEntry;
  readonly by: "here" | "elsewhere";
  /** What is in use in its place; undefined where it was not in use. */
  readonly replacedBy: ModelEntry | undefined;
}

/** A model of the user's own on its way to the shelf. */
export type AddingModel =
  | { readonly status: "idle" }
  | { readonly status: "adding"; readonly name: string }
  | { readonly status: "failed"; readonly name: string; readonly failure: Failure };

/** A model as the desk's select and the engine know it: the page's own by its file, a stored one by its name. */
export function entryOf({ name, bytes, languages }: ShelfModel): ModelEntry {
  return { name, file: "", bytes, sha256: "", languages };
}

/** Who has another copy of a model: a host, the page's own one too, or the user alone. */
export function sourceOf({ origin, host }: ShelfModel): "host" | "file" {
  return origin === "own" && host === undefined ? "file" : "host";
}

/** All of it is on this device, or all but a part that is being fetched again. */
export function isStored({ state }: ShelfModel): boolean {
  return state.status === "stored" || state.status === "healing";
}

/** Models that can be chosen: the page's own, then every stored one. */
export function choosable(pageModels: readonly ModelEntry[], shelf: readonly ShelfModel[]): readonly ModelEntry[] {
  const own = new Set(pageModels.map(({ name }) => name));
  return [...pageModels, ...shelf.filter((model) => isStored(model) && !own.has(model.name)).map(entryOf)];
}

/** Stored models that can go: all but the one in use and the one that everything falls back to. */
export function deletable(
  shelf: readonly ShelfModel[],
  inUse: ModelEntry | undefined,
  smallest: ModelEntry | undefined,
): readonly ShelfModel[] {
  const kept = [inUse?.name, smallest?.name];
  return shelf
    .filter(({ name, state }) => state.status === "stored" && !kept.includes(name))
    .sort((a, b) => b.bytes - a.bytes);
}
