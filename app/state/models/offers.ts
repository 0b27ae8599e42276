import { publishedSizes } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import { partsOf } from "./modelCost";

/** A model for a spoken language that the one in use does not know. */
export interface Offer {
  readonly language: string;
  readonly inUse: Model;
  readonly offered: ShelfModel;
}

/** The offer for the language that the user named, until it is put away; undefined where none is needed or possible. */
export function offerFor(state: AppState): Offer | undefined {
  const { model: inUse, language } = state.choice;
  if (inUse === undefined || language === undefined || inUse.languages.includes(language)) return undefined;
  if (state.shelfRecord.answeredOffers.includes(language)) return undefined;
  const offered = state.shelf
    .filter((model) => model.origin !== "own" && model.languages.includes(language))
    .toSorted((a, b) => rank(a) - rank(b) || a.bytes - b.bytes)[0];
  return offered && { language, inUse, offered };
}

/** What is here goes first, the best of it, then what is on its way; of the others "base", which is soon there. */
function rank({ name, origin, state }: ShelfModel): number {
  const { size } = partsOf(name);
  if (state.status === "stored") return -100 - publishedSizes.indexOf(size);
  if (state.status === "downloading" || state.status === "checking") return -50;
  return Number(size !== "base") + Number(origin !== "page");
}
