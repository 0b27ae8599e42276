import { publishedSizes } from "../../../engine/index";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import { partsOf } from "./modelCost";
import { lackOf } from "./modelMemory";
import { currentDevice, type Speed, speedOf } from "./speeds";

/** An hour of audio then takes a quarter of an hour, and live text keeps up with room to spare. */
export const leastSpeed = 4;

export interface Recommendation {
  readonly model: ShelfModel;
  readonly speed: Speed;
}

/**
 * The model that makes fewest mistakes among those that are fast enough on this device, fit into its memory and into what
 * the browser has left; undefined before anything was measured. Small numbers go before exact ones, all languages before one.
 */
export function recommended(state: AppState): Recommendation | undefined {
  const device = currentDevice(state);
  const order = (model: ShelfModel) => publishedSizes.indexOf(partsOf(model.name).size);
  const candidates = state.shelf
    .filter((model) => isPlain(model) && fits(state, model.name) && hasRoom(state, model))
    .sort((a, b) => order(b) - order(a) || a.bytes - b.bytes);
  for (const model of candidates) {
    const speed = speedOf(state.shelfRecord.figures, model.name, device);
    if (speed !== undefined && speed.timesRealtime >= leastSpeed) return { model, speed };
  }
  return undefined;
}

/** One of openai's sizes, for many languages: a distilled, national or own model is for those who know why. */
function isPlain({ name, origin, languages }: ShelfModel): boolean {
  const { size } = partsOf(name);
  return origin !== "own" && languages.length > 1 && publishedSizes.includes(size) && !/^distil|-whisper-/.test(size);
}

/** A device had too little memory for it, as far as anybody tried. */
export function isTooLarge(state: Pick<AppState, "engine" | "shelfRecord">, name: string): boolean {
  const here = currentDevice(state);
  return state.shelfRecord.tooLarge.some(({ model, device }) => model === name && device === here);
}

function fits(state: AppState, name: string): boolean {
  return !isTooLarge(state, name) && lackOf(state, name) === undefined;
}

function hasRoom({ storage }: AppState, { bytes, state }: ShelfModel): boolean {
  if (state.status === "stored" || storage?.quota === undefined || storage.usage === undefined) return true;
  return storage.quota - storage.usage >= bytes;
}
