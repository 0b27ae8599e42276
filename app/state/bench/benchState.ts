import type { BenchStep, DeviceFacts, DeviceResult } from "../../client/bench/types";
import type { Failure } from "../failures";

/** What was measured at this visit. */
export type BenchRun =
  | { readonly status: "none" }
  /** One of its own name; no step before the worker has come up. */
  | { readonly status: "running"; readonly id: string; readonly step: BenchStep | undefined }
  | { readonly status: "done" }
  /** What was measured until then stands. */
  | { readonly status: "stopped"; readonly by: "user" | "work" }
  | { readonly status: "failed"; readonly failure: Failure };

/** The page Bench. */
export interface Measurements {
  /** Undefined until the browser has said. */
  readonly facts: DeviceFacts | undefined;
  readonly run: BenchRun;
  readonly results: readonly DeviceResult[];
  /** Those of the last measurement that ended, which this browser keeps. */
  readonly kept: readonly DeviceResult[];
}

export interface BenchState {
  /** What this device is, and what was measured on it. */
  readonly bench: Measurements;
}

/** As an earlier visit left it. */
export function measuredBefore(kept: readonly DeviceResult[]): Measurements {
  return { facts: undefined, run: { status: "none" }, results: kept, kept };
}
