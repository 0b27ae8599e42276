import { describe, expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { SottoError } from "../errors";
import { chooseDevice } from "./chooseDevice";
import { describeDevice } from "./describe";
import { measureDevice } from "./measure";
import type { DeviceServices } from "./types";

/** A back end that needs this long for every read. */
function slowBackend(kind: "webgpu" | "wasm", milliseconds: number): Backend {
  const handle = { label: "any", shape: [1], format: "q5", rows: 1, cols: 1, kernels: [], type: "f32" };
  const backend = {
    info: { kind, adapter: kind, element: "f32", arithmetic: "f32", software: kind === "wasm", submitsAhead: true },
    memory: 0,
    lost: new Promise(() => {}),
    tensor: () => handle,
    weight: () => handle,
    write: () => {},
    readFloats: async () => new Float32Array(1),
    readWords: async () => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return new Uint32Array(1);
    },
    record: async () => handle,
    submit: () => {},
    scope: () => backend,
    dispose: () => {},
  } as unknown as Backend;
  return backend;
}

/** Devices of these speeds; undefined: there is none. */
function devices(gpu: number | undefined, cpu: number) {
  const opened: string[] = [];
  const services: DeviceServices = {
    openGpu: async () => {
      opened.push("gpu");
      if (gpu === undefined) throw new SottoError("device-unavailable", "This browser has no WebGPU.");
      return slowBackend("webgpu", gpu);
    },
    openCpu: async () => {
      opened.push("cpu");
      return slowBackend("wasm", cpu);
    },
    version: "1.0.0",
  };
  return { opened, services };
}

describe("what the user asks for", () => {
  test.each(["cpu", "webgpu"] as const)("%s is opened without a look at the other", async (preference) => {
    const { opened, services } = devices(1, 1);
    const { info } = await chooseDevice({ preference }, services);
    expect(info).toMatchObject({ device: preference, reason: { why: "asked" } });
    expect(opened).toEqual([preference === "cpu" ? "cpu" : "gpu"]);
  });

  test("a graphics card says how much it gives in one piece, and the processor nothing of the kind", async () => {
    const { services } = devices(undefined, 1);
    const openGpu = openTestBackend.webgpu as () => Promise<Backend>;
    const card = await chooseDevice({ preference: "webgpu" }, { ...services, openGpu });
    expect(card.info.largestBuffer).toBeGreaterThanOrEqual(128 * 1024 ** 2);
    const processor = await chooseDevice({ preference: "cpu" }, services);
    expect(processor.info).not.toHaveProperty("largestBuffer");
  });

  test("a graphics card that is not there is an error", async () => {
    const { services } = devices(undefined, 1);
    await expect(chooseDevice({ preference: "webgpu" }, services)).rejects.toMatchObject({
      name: "device-unavailable",
    });
  });
});

describe("by itself", () => {
  test("the processor computes where there is no graphics card, and says why", async () => {
    const { info } = await chooseDevice({ preference: "auto" }, devices(undefined, 1).services);
    expect(info.device).toBe("cpu");
    expect(describeDevice(info)).toBe("The processor computes: this browser has no WebGPU.");
  });

  test.each([
    { gpu: 1, cpu: 12, device: "webgpu", other: "the processor" },
    { gpu: 30, cpu: 4, device: "cpu", other: "the graphics adapter" },
  ] as const)("the faster one wins: $device", async ({ gpu, cpu, device, other }) => {
    const { info } = await chooseDevice({ preference: "auto" }, devices(gpu, cpu).services);
    expect(info.device).toBe(device);
    if (info.reason.why !== "faster") throw new Error(`chosen because ${info.reason.why}`);
    const { figures } = info.reason;
    expect(figures[device]).toBeLessThan(figures[device === "cpu" ? "webgpu" : "cpu"]);
    expect(figures.key).toContain("1.0.0");
    expect(describeDevice(info)).toMatch(new RegExp(`a trial took it [\\d.]+ ms, and ${other} [\\d.]+ ms\\.`));
  });

  test("a software adapter is not even tried", async () => {
    const { services } = devices(1, 100);
    const card = slowBackend("webgpu", 1);
    const software = { ...card, info: { ...card.info, adapter: "swiftshader", software: true } };
    const { info } = await chooseDevice({ preference: "auto" }, { ...services, openGpu: async () => software });
    expect(info).toMatchObject({ device: "cpu", reason: { why: "software-adapter" } });
    expect(describeDevice(info)).toMatch(/software for the processor too \(swiftshader\)/);
  });

  test("figures of these adapters and this version spare the comparison; others do not", async () => {
    const first = await chooseDevice({ preference: "auto" }, devices(1, 12).services);
    if (first.info.reason.why !== "faster") throw new Error("not measured");
    const figures = { ...first.info.reason.figures, webgpu: 100, cpu: 50 };
    const { services } = devices(1, 12);
    const again = await chooseDevice({ preference: "auto", figures }, services);
    expect(again.info).toMatchObject({ device: "cpu", reason: { why: "faster", figures } });
    const newer = await chooseDevice({ preference: "auto", figures }, { ...services, version: "1.0.1" });
    expect(newer.info.device).toBe("webgpu");
  });

  test("a graphics card that fails in the comparison leaves the work to the processor", async () => {
    const { services } = devices(1, 1);
    const record = () => Promise.reject(new Error("No shader compiles."));
    const broken: Backend = { ...slowBackend("webgpu", 0), record, scope: () => broken };
    const { info } = await chooseDevice({ preference: "auto" }, { ...services, openGpu: async () => broken });
    expect(info).toMatchObject({ device: "cpu", reason: { why: "webgpu-failed" } });
    expect(describeDevice(info)).toBe("The processor computes, because the graphics card failed: no shader compiles.");
  });
});

describe("the comparison", () => {
  test.each(Object.keys(openTestBackend))("runs on %s and leaves it empty", async (name) => {
    const backend = await (openTestBackend[name] as () => Promise<Backend>)();
    expect(await measureDevice(backend, 50)).toBeGreaterThan(0);
    expect(backend.memory).toBe(0);
  });

  test("stops a device that is hopeless", async () => {
    const took = await measureDevice(slowBackend("webgpu", 20), 50);
    expect(took).toBeGreaterThan(50);
    expect(took).toBeLessThan(150);
  });
});
