import { publishedSizes } from "../../../engine/index";
import type { ShelfModel } from "../../client/models/types";
import type { AppState } from "../appState";
import { partsOf } from "./modelCost";
import { lackOf, memoryOf, wantedDevice } from "./modelMemory";
import { presumedSpeed } from "./presumedSpeed";
import { currentDevice, type Speed, speedOf } from "./speeds";

/** An hour of audio then takes a quarter of an hour, and live text keeps up with room to spare. */
export const leastSpeed = 4;
/** What a page takes of a device's memory beside everything else that runs there. */
const share = 1 / 5;
/** Browsers say no more than this, however much there is. */
const mostSaid = 8 * 1024 ** 3;

export interface Recommendation {
  readonly model: ShelfModel;
  readonly speed: Speed | PresumedSpeed;
}

/** Nothing ran here yet, or nothing that its speed could be told from. */
export interface PresumedSpeed {
  readonly how: "presumed";
  readonly timesRealtime: number;
}

/**
 * The model that makes fewest mistakes among those that are fast enough on this device, fit into its memory and into what
 * the browser has left; undefined before a device is known. Small numbers go before exact ones, all languages before one.
 */
export function recommended(state: AppState): Recommendation | undefined {
  const order = (model: ShelfModel) => publishedSizes.indexOf(partsOf(model.name).size);
  const candidates = state.shelf
    .filter((model) => isPlain(model) && fits(state, model) && hasRoom(state, model))
    .sort((a, b) => order(b) - order(a) || a.bytes - b.bytes);
  for (const model of candidates) {
    const speed = speedHere(state, model.name);
    if (speed !== undefined && speed.timesRealtime >= leastSpeed) return { model, speed };
  }
  return undefined;
}

function speedHere(state: AppState, name: string): Recommendation["speed"] | undefined {
  const known = speedOf(state.shelfRecord.figures, name, currentDevice(state));
  if (known !== undefined || state.engine.status !== "ready") return known;
  const timesRealtime = presumedSpeed(name, state.engine.device);
  return timesRealtime === undefined ? undefined : { how: "presumed", timesRealtime };
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

function fits(state: AppState, model: ShelfModel): boolean {
  return !isTooLarge(state, model.name) && lackOf(state, model) === undefined && isModest(state, model);
}

/** A model that ran here has shown that there is memory for it. */
function isModest(state: AppState, model: ShelfModel): boolean {
  const memory = state.storage?.memory;
  if (memory === undefined || memory >= mostSaid) return true;
  const needs = memoryOf(model, wantedDevice(state) ?? "cpu")?.total ?? 0;
  const here = currentDevice(state);
  const ran = state.shelfRecord.figures.some((one) => one.model === model.name && one.device === here);
  return ran || needs <= memory * share;
}

function hasRoom({ storage }: AppState, { bytes, state }: ShelfModel): boolean {
  if (state.status === "stored" || storage?.quota === undefined || storage.usage === undefined) return true;
  return storage.quota - storage.usage >= bytes;
}
