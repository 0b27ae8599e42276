import { expect, test } from "vitest";
import { type DeviceName, SottoError } from "../../engine/index";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { type BenchServices, runBench } from "./runBench";
import type { BenchEvent } from "./types";

const order = {
  model: { name: "tiny.en-q5_1", file: "", bytes: 3 },
  language: "en",
  audio: { seconds: 1, open: () => ({ seconds: 1, read: async () => null }) },
} as const;

/** The processor, with no graphics card beside it and a model that is none. */
async function servicesHere() {
  const backend = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  const events: BenchEvent[] = [];
  const asked: string[] = [];
  const services: BenchServices = {
    async open(device: DeviceName) {
      asked.push(device);
      if (device === "webgpu") throw new SottoError("device-unavailable", "None here.");
      return { backend, close: () => asked.push("closed") };
    },
    readModel: async () => Uint8Array.of(1, 2, 3),
    emit: (event) => events.push(event),
  };
  return { backend, events, asked, services };
}

test("a device that is not here is left out, a model that fails leaves the kernels, and all is given back", async () => {
  const { backend, events, asked, services } = await servicesHere();
  await runBench({ ...order, inUse: "cpu" }, services);
  expect(asked).toEqual(["cpu", "closed", "webgpu"]);
  expect(backend.memory).toBe(0);
  const of = (type: BenchEvent["type"]) => events.filter((event) => event.type === type);
  expect(of("device")).toMatchObject([{ device: { device: "cpu", arithmetic: "i16", kind: "hardware" } }]);
  expect(of("failed")).toHaveLength(1);
  expect(of("speech")).toEqual([]);
  const kernels = of("kernel");
  expect(kernels.length).toBeGreaterThan(10);
  expect(of("step").at(-1)).toMatchObject({ step: { what: "kernel", index: kernels.length, of: kernels.length } });
});

test("the device in use goes first", async () => {
  const asked: DeviceName[] = [];
  const open: BenchServices["open"] = async (device) => {
    asked.push(device);
    throw new SottoError("device-unavailable", "None here.");
  };
  const { services } = await servicesHere();
  await runBench({ ...order, inUse: "webgpu" }, { ...services, open });
  await runBench({ ...order, inUse: "cpu" }, { ...services, open });
  expect(asked).toEqual(["webgpu", "cpu", "cpu", "webgpu"]);
});
