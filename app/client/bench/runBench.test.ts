import { expect, test } from "vitest";
import { type DeviceName, SottoError } from "../../../engine/index";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { type BenchServices, runBench } from "./runBench";
import type { BenchEvent } from "./types";

const order = {
  model: "tiny.en-q5_1",
  language: "en",
  drafter: undefined,
  audio: { seconds: 1, open: () => ({ start: 0, seconds: 1, read: async () => null }) },
} as const;

/** A graphics adapter that is software, with no processor beside it and a model that is none. */
async function servicesHere() {
  const backend = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  const events: BenchEvent[] = [];
  const asked: string[] = [];
  const services: BenchServices = {
    async open(device: DeviceName) {
      asked.push(device);
      if (device === "cpu") throw new SottoError("device-unavailable", "None here.");
      return { backend, close: () => asked.push("closed") };
    },
    readModel: async () => Uint8Array.of(1, 2, 3),
    emit: (event) => events.push(event),
  };
  return { backend, events, asked, services };
}

test("a device that is not here is left out, a model that fails leaves the kernels, and all is given back", async () => {
  const { backend, events, asked, services } = await servicesHere();
  await runBench({ ...order, inUse: "webgpu" }, services);
  expect(asked).toEqual(["webgpu", "closed", "cpu"]);
  expect(backend.memory).toBe(0);
  const of = (type: BenchEvent["type"]) => events.filter((event) => event.type === type);
  expect(of("device")).toMatchObject([{ device: { device: "webgpu", arithmetic: "i16", kind: "software" } }]);
  expect(of("failed")).toHaveLength(1);
  expect(of("speech")).toEqual([]);
  const kernels = of("kernel");
  expect(kernels.length).toBeGreaterThan(10);
  expect(of("step").at(-1)).toMatchObject({ step: { what: "kernel", index: kernels.length, of: kernels.length } });
});

test("a graphics adapter that is software transcribes for who uses it alone, and gets short kernels", async () => {
  const { events, services } = await servicesHere();
  await runBench({ ...order, inUse: "cpu" }, services);
  expect(events.some(({ type }) => type === "failed")).toBe(false);
  const shapes = events.flatMap((event) => (event.type === "kernel" ? event.figure.shape : []));
  expect(shapes).toContain("1500×384×384 q5");
  expect(shapes).not.toContain("6 heads × 1500²");
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
