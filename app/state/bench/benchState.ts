import type { BenchStep, DeviceFacts, DeviceResult } from "../../client/bench/types";
import type { Failure } from "../failures";

/** Whether anything was measured at this visit. */
export type BenchRun =
  | { readonly status: "none" }
  /** One of its own name; no step before the worker has come up. */
  | { readonly status: "running"; readonly id: string; readonly step: BenchStep | undefined }
  | { readonly status: "done" }
  /** What was measured until then stands. */
  | { readonly status: "stopped"; readonly by: "user" | "work" }
  | { readonly status: "failed"; readonly failure: Failure };

/** The page Bench, for the visit. */
export interface Measurements {
  /** Undefined until the browser has said. */
  readonly facts: DeviceFacts | undefined;
  readonly run: BenchRun;
  readonly results: readonly DeviceResult[];
}

export interface BenchState {
  /** What this device is, and what was measured on it at this visit. */
  readonly bench: Measurements;
}

export const nothingMeasured: Measurements = { facts: undefined, run: { status: "none" }, results: [] };
