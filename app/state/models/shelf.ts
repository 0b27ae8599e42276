import { type Model, traitsOf } from "../../client/models/model";
import type { ImportPlan, ShelfModel } from "../../client/models/types";
import type { Failure } from "../failures";

/** A deletion that the page says: "elsewhere" cannot be taken back here. */
export interface RemovedModel {
  readonly model: Model;
  readonly by: "here" | "elsewhere";
  /** What is in use in its place; undefined where it was not in use. */
  readonly replacedBy: Model | undefined;
}

/** A model of the user's own on its way to the shelf. */
export type AddingModel =
  | { readonly status: "idle" }
  | { readonly status: "adding"; readonly name: string }
  /** What it is, and what it can become: the user has to say. */
  | { readonly status: "planned"; readonly name: string; readonly plan: ImportPlan }
  | { readonly status: "converting"; readonly name: string; readonly plan: ImportPlan }
  /** What the user gave, and what the shelf calls it. */
  | { readonly status: "added"; readonly name: string; readonly model: string }
  /** "host": who was asked. */
  | { readonly status: "failed"; readonly name: string; readonly failure: Failure; readonly host?: string };

/** What a model of the shelf is, without what this device has of it, which changes. */
export function modelOf({ name, origin, languages, bytes, files, ...said }: ShelfModel): Model {
  return { name, origin, languages, bytes, files, ...traitsOf(said) };
}

/** Who has another copy of a model: a host, the page's own one too, or the user alone; and whether it was made here of another format. */
export function originOf({ origin, host, madeFrom }: ShelfModel) {
  const from = origin === "own" && host === undefined ? ("file" as const) : ("host" as const);
  return { from, host, kind: madeFrom ? ("made" as const) : ("copied" as const) };
}

/** All of it is on this device, or all but a part that is being fetched again. */
export function isStored({ state }: ShelfModel): boolean {
  return state.status === "stored" || state.status === "healing";
}

/** It can be chosen to write down what is said. */
export function writesDown({ use }: Pick<Model, "use">): boolean {
  return use === undefined;
}

/** Models that can be chosen: the page's own, then every stored one. */
export function choosable(pageModels: readonly Model[], shelf: readonly ShelfModel[]): readonly Model[] {
  const own = new Set(pageModels.map(({ name }) => name));
  return [
    ...pageModels,
    ...shelf.filter((model) => isStored(model) && writesDown(model) && !own.has(model.name)).map(modelOf),
  ];
}

/** Stored models that can go: all but the one in use and the one that everything falls back to. */
export function deletable(
  shelf: readonly ShelfModel[],
  inUse: Model | undefined,
  smallest: Model | undefined,
): readonly ShelfModel[] {
  const kept = [inUse?.name, smallest?.name];
  return shelf
    .filter(({ name, state }) => state.status === "stored" && !kept.includes(name))
    .sort((a, b) => b.bytes - a.bytes);
}
