import type { DeviceInfo, DeviceRequest, FeatureSpec } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { Failure } from "../failures";
import type { Job } from "./job";
import type { JobOptions } from "./jobOptions";

export type EngineState =
  | { readonly status: "idle" }
  | { readonly status: "loading"; readonly model: Model; readonly loadedBytes: number }
  | {
      readonly status: "ready";
      readonly model: Model;
      readonly device: DeviceInfo;
      /** What sound is to be brought with; the model's affair. */
      readonly features: FeatureSpec | undefined;
      /** What the user had asked for when it was loaded. */
      readonly preference: DeviceRequest["preference"];
    }
  | { readonly status: "failed"; readonly model: Model | undefined; readonly failure: Failure };

/** A model that could not be read; the one before it is still loaded, and goes on. */
export interface MissingModel {
  readonly model: Model;
  readonly failure: Failure;
}

/** What the next file is transcribed with. */
export interface Choice {
  /** Undefined until the list of models has arrived. */
  readonly model: Model | undefined;
  /** The language that the user named, which the model need not know; undefined: to be detected. */
  readonly language: string | undefined;
  readonly options: JobOptions;
}

/** A ZIP that is being unpacked: how many of its files have come, and of how many, once that is known. */
export interface Unpacking {
  /** Among the ZIPs of this visit. */
  readonly id: number;
  readonly name: string;
  readonly done: number;
  readonly of: number | undefined;
}

/** What is to be written down, with what, and on what. */
export interface QueueState {
  /** Kept recordings and every file since the page opened, oldest first. Text leaves this list only by the user's hand. */
  readonly jobs: readonly Job[];
  /** Whether files have their turns; recordings always do. "held": one of them is being stopped for something else. */
  readonly flow: "going" | "paused" | "held";
  /** "looked-at": files have just come together, and what of them cannot be read is to be said before the work begins. */
  readonly headers: "known" | "looked-at";
  /** ZIPs whose files are still coming out of them. */
  readonly unpacking: readonly Unpacking[];
  /** What came of the files that were done last, more than one of them; none: there were not, or the user has seen it. */
  readonly finished: readonly number[];
  readonly choice: Choice;
  readonly engine: EngineState;
  /** What was chosen in place of the model that is loaded and did not arrive; undefined while nothing is missing. */
  readonly missing: MissingModel | undefined;
  /** The device that the user wants, and the figures that the automatic choice goes by. */
  readonly device: DeviceRequest;
}

/** The queue as the page opens, with what was chosen at an earlier visit. */
export function emptyQueue(chosen: Omit<Choice, "model"> & Pick<QueueState, "device">): QueueState {
  const { device, language, options } = chosen;
  const choice = { model: undefined, language, options };
  return {
    jobs: [],
    flow: "going",
    headers: "known",
    unpacking: [],
    finished: [],
    choice,
    engine: { status: "idle" },
    missing: undefined,
    device,
  };
}
