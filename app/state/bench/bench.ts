import type { BenchStep, DeviceFacts, DeviceResult } from "../../client/bench/types";
import type { AppState } from "../appState";
import { isUnfinished } from "../queue/jobs";
import type { Failure } from "../types";

/** Whether anything was measured at this visit. */
export type BenchRun =
  | { readonly status: "none" }
  /** No step before the worker has come up. */
  | { readonly status: "running"; readonly step: BenchStep | undefined }
  | { readonly status: "done" }
  /** What was measured until then stands. */
  | { readonly status: "stopped"; readonly by: "user" | "work" }
  | { readonly status: "failed"; readonly failure: Failure };

/** The page Bench, for the visit. */
export interface BenchState {
  /** Undefined until the browser has said. */
  readonly facts: DeviceFacts | undefined;
  readonly run: BenchRun;
  readonly results: readonly DeviceResult[];
}

export const nothingMeasured: BenchState = { facts: undefined, run: { status: "none" }, results: [] };

/** What measuring has to wait for: work that it would slow down and be slowed down by, or a model to measure with. */
export function benchObstacle({ jobs, engine }: AppState): "none" | "work" | "model" {
  if (engine.status !== "ready") return "model";
  return jobs.some(isUnfinished) ? "work" : "none";
}
