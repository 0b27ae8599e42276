import { publishedSizes } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import { partsOf } from "./modelCost";
import { isStored } from "./shelf";

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
  const offered = byRank(
    state.shelf.filter((model) => model.origin !== "own" && model.languages.includes(language)),
  )[0];
  return offered && { language, inUse, offered };
}

/** A model that can write down at once what is spoken, where English alone is not: one that is here, or comes as it is loaded. */
export function modelBesidesEnglish(
  { shelf }: Pick<AppState, "shelf">,
  language: string | undefined,
): ShelfModel | undefined {
  const knows = ({ languages }: ShelfModel) =>
    language === undefined ? languages.length > 1 : languages.includes(language);
  return byRank(shelf.filter((model) => knows(model) && (isStored(model) || model.origin === "page")))[0];
}

function byRank(models: readonly ShelfModel[]): readonly ShelfModel[] {
  return models.toSorted((a, b) => rank(a) - rank(b) || a.bytes - b.bytes);
}

/** What is here goes first, the best of it, then what is on its way; of the others "base", which is soon there. */
function rank({ name, origin, state }: ShelfModel): number {
  const { size } = partsOf(name);
  if (state.status === "stored") return -100 - publishedSizes.indexOf(size);
  if (state.status === "downloading" || state.status === "checking") return -50;
  return Number(size !== "base") + Number(origin !== "page");
}
