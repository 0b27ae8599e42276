import type { Model } from "../../client/models/model";
import type { ShelfModel, StorageState } from "../../client/models/types";
import type { AddingModel, RemovedModel } from "./shelf";
import type { ShelfRecord } from "./shelfRecord";

/** The models that are here, and those that can be had. */
export interface ModelsState {
  /** Those that come with the page; undefined until their list has arrived. */
  readonly pageModels: readonly Model[] | undefined;
  /** Models that can be chosen: the page's own, then every stored one. */
  readonly models: readonly Model[];
  /** Every model that is here or can be had. */
  readonly shelf: readonly ShelfModel[];
  /** Undefined until the browser has said. */
  readonly storage: StorageState | undefined;
  /** What the browser said at this visit when it was asked to keep models. */
  readonly keepAnswer: "not-asked" | "agreed" | "declined";
  /** A model that was just deleted, for as long as that can be undone. */
  readonly removed: RemovedModel | undefined;
  /** Names of models that were stored at the last visit and that the browser has cleared since; undefined until that is known. */
  readonly clearedModels: readonly string[] | undefined;
  readonly adding: AddingModel;
  /** "asked": nothing is fetched before the user says so, or there is work. See firstModel.ts. */
  readonly firstModel: "asked" | "settled";
  readonly shelfRecord: ShelfRecord;
}

/** Nobody has looked at the shelf yet; `shelfRecord` is what this browser remembers of it. */
export function unseenModels(shelfRecord: ShelfRecord): ModelsState {
  return {
    pageModels: undefined,
    models: [],
    shelf: [],
    storage: undefined,
    keepAnswer: "not-asked",
    removed: undefined,
    clearedModels: undefined,
    adding: { status: "idle" },
    firstModel: "settled",
    shelfRecord,
  };
}
