import type { DeviceInfo, DraftRequest } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { ShelfModel } from "../../client/models/types";
import type { JobOptions } from "../queue/jobOptions";
import { isStored, writesDown } from "./shelf";

/** What is tried by itself is that much smaller. */
const mostShare = 0.6;

/** The stored models that may write ahead of a model, the largest first: whether its vocabulary is theirs the engine finds out. */
export function draftersOf(model: Model, shelf: readonly ShelfModel[]): readonly ShelfModel[] {
  const speaks = String(model.languages);
  return shelf
    .filter((one) => isStored(one) && writesDown(one) && String(one.languages) === speaks)
    .filter(({ bytes }) => bytes < model.bytes)
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** Whatever is chosen of drafters that are there: a name of theirs, "auto" or "none". */
export function draftChoice(drafts: string, drafters: readonly Pick<Model, "name">[]): string {
  return drafts === "none" || drafters.some(({ name }) => name === drafts) ? drafts : "auto";
}

/** What is measured: the model that is chosen, or else the first that would be tried. */
export function drafterToMeasure(model: Model, shelf: readonly ShelfModel[], drafts: string): string | undefined {
  const drafters = draftersOf(model, shelf);
  const first = drafters.find(({ bytes }) => bytes < mostShare * model.bytes) ?? drafters[0];
  return drafters.find(({ name }) => name === drafts)?.name ?? first?.name;
}

interface Asked {
  readonly model: Model;
  readonly options: Pick<JobOptions, "drafts" | "fastest">;
  readonly device: Pick<DeviceInfo, "software">;
}

/** What is to write ahead in a file: windows that are decoded together have no draft, and on the processor none is tried. */
export function draftsFor({ model, options, device }: Asked, shelf: readonly ShelfModel[]): DraftRequest | undefined {
  const drafters = draftersOf(model, shelf);
  const choice = draftChoice(options.drafts, drafters);
  if (drafters.length === 0 || choice === "none" || options.fastest) return undefined;
  if (choice !== "auto") return { models: [choice], use: "always" };
  const models = drafters.filter(({ bytes }) => bytes < mostShare * model.bytes).map(({ name }) => name);
  return device.software || models.length === 0 ? undefined : { models, use: "if-faster" };
}
