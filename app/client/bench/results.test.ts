import { expect, test } from "vitest";
import { withOutcome } from "./results";
import type { BenchEvent, DeviceResult, MeasuredDevice } from "./types";

const cpu: MeasuredDevice = { device: "cpu", adapter: "2 threads", arithmetic: "i16", kind: "hardware" };
const card: MeasuredDevice = { device: "webgpu", adapter: "a card", arithmetic: "f32", kind: "hardware" };
const kernel = { name: "matvec", shape: "1×2×3", type: "i16", median: 1, samples: 3 };
const after = (...events: readonly BenchEvent[]) => events.reduce(withOutcome, [] as readonly DeviceResult[]);

test("what is measured goes to its device", () => {
  const results = after(
    { type: "device", device: cpu },
    { type: "step", step: { what: "speech", device: "cpu" } },
    { type: "kernel", device: "cpu", figure: kernel },
    { type: "device", device: card },
    { type: "failed", device: "webgpu", message: "Too small" },
  );
  expect(results).toEqual([
    { ...cpu, speech: undefined, kernels: [kernel], failures: [] },
    { ...card, speech: undefined, kernels: [], failures: ["Too small"] },
  ]);
});
