import type { BenchEvent, DeviceResult } from "./types";

/** The results with what an event brings; steps bring none. */
export function withOutcome(results: readonly DeviceResult[], event: BenchEvent): readonly DeviceResult[] {
  if (event.type === "step") return results;
  if (event.type === "device") return [...results, { ...event.device, speech: undefined, kernels: [], failures: [] }];
  return results.map((result) => (result.device === event.device ? changed(result, event) : result));
}

type Outcome = Exclude<BenchEvent, { readonly type: "step" | "device" }>;

function changed(result: DeviceResult, event: Outcome): DeviceResult {
  switch (event.type) {
    case "speech":
      return { ...result, speech: event.figure };
    case "kernel":
      return { ...result, kernels: [...result.kernels, event.figure] };
    case "failed":
      return { ...result, failures: [...result.failures, event.message] };
  }
}
