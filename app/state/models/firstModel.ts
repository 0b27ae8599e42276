import type { Model } from "../../client/models/model";
import type { AppState } from "../appState";
import { isEnglish, isMultilingual } from "./models";
import { isStored } from "./shelf";

/** What a first visitor whose browser is not set to English is asked, before anything is fetched. */
export interface FirstOffer {
  /** The model that knows the visitor's language. */
  readonly offered: Model;
  /** A smaller one for whoever speaks English all the same; undefined where the page has none. */
  readonly english: Model | undefined;
}

/**
 * Whether the model to begin with is offered before it is fetched: by nobody's word, for a language that is not English, and
 * with nothing of it here.
 */
export function asksFirst({ choice, shelf, shelfRecord }: AppState, browserLanguage: string): boolean {
  const { model } = choice;
  if (shelfRecord.chosen !== undefined || isEnglish(browserLanguage) || model === undefined) return false;
  const here = shelf.find(({ name }) => name === model.name);
  return model.origin === "page" && isMultilingual(model) && here?.state.status === "absent";
}

/** What is asked now; undefined: nothing, or it was answered, by a press or by work that needs the model. */
export function firstOffer({ firstModel, choice, models, shelf }: AppState): FirstOffer | undefined {
  const { model: offered } = choice;
  if (firstModel !== "asked" || offered === undefined) return undefined;
  const [first] = models;
  const isHere = shelf.some((one) => one.name === offered.name && isStored(one));
  if (isHere) return undefined;
  return { offered, english: first && !isMultilingual(first) && first.languages[0] === "en" ? first : undefined };
}

/** The model that is in use; none while one is offered. */
export function usedModel(state: AppState): Model | undefined {
  return firstOffer(state) ? undefined : state.choice.model;
}
