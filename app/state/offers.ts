import type { ShelfModel } from "../models/types";
import type { AppState } from "./appState";
import { partsOf, sizesInOrder } from "./modelCost";
import { recommended } from "./recommendation";
import { isStored } from "./shelf";
import type { ModelEntry } from "./types";

/** A model for a spoken language that the one in use does not know. */
export interface Offer {
  readonly language: string;
  readonly inUse: ModelEntry;
  readonly offered: ShelfModel;
}

/** The offer for the language that the user named, until it is put away; undefined where none is needed or possible. */
export function offerFor(state: AppState): Offer | undefined {
  const { model: inUse, language } = state.choice;
  if (inUse === undefined || language === undefined || inUse.languages.includes(language)) return undefined;
  if (state.shelfRecord.answeredOffers.includes(language)) return undefined;
  const offered = best(
    state.shelf.filter((model) => model.origin !== "own" && model.languages.includes(language)),
    state,
  );
  return offered && { language, inUse, offered };
}

/** What is here goes before what has to be fetched; then the recommended model, then "base", then the smallest. */
function best(models: readonly ShelfModel[], state: AppState): ShelfModel | undefined {
  const advised = recommended(state)?.model.name;
  const rank = (model: ShelfModel) => {
    if (isStored(model)) return -1000 - sizesInOrder.indexOf(partsOf(model.name).size);
    if (model.state.status !== "absent") return -500;
    if (model.name === advised) return -2;
    return model.origin === "page" || partsOf(model.name).size === "base" ? -1 : 0;
  };
  return models.toSorted((a, b) => rank(a) - rank(b) || a.bytes - b.bytes)[0];
}
