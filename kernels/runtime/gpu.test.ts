import { beforeAll, expect, test } from "vitest";
import { defineKernel } from "../kernel";
import { requestTestDevice } from "../testing/device";
import { Gpu } from "./gpu";

const double = defineKernel({
  name: "double",
  source: `struct Params { count: u32, factor: f32, shift: i32 }
    override WG: u32 = 64;
    @group(0) @binding(0) var<storage, read> x: array<f32>;
    @group(0) @binding(1) var<storage, read_write> y: array<f32>;
    @group(0) @binding(2) var<uniform> params: Params;
    @compute @workgroup_size(WG)
    fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x < params.count) { y[id.x] = x[id.x] * params.factor + f32(params.shift); }
    }`,
  bindings: { x: "read", y: "read_write" },
  params: { count: "u32", factor: "f32", shift: "i32" },
  tunables: { WG: 64 },
});
const variant = { kernel: double, prelude: {}, constants: { WG: 32 } } as const;
const bytes = 4 * 100;

let device: GPUDevice;
beforeAll(async () => {
  device = await requestTestDevice();
});

/** Two dispatches that read what the one before wrote. */
async function run(gpu: Gpu): Promise<Float32Array> {
  const [x, y, z] = ["x", "y", "z"].map((label) => gpu.buffer(label, bytes)) as [GPUBuffer, GPUBuffer, GPUBuffer];
  gpu.write(
    x,
    Float32Array.from({ length: 100 }, (_, i) => i),
  );
  const dispatches = await gpu.prepare(
    [
      { ...variant, buffers: { x, y }, params: { count: 100, factor: 2, shift: -1 }, grid: [4] },
      { ...variant, buffers: { x: y, y: z }, params: { count: 99, factor: 0.5, shift: 3 }, grid: [4] },
    ],
    gpu.uniforms("test", 2),
  );
  gpu.submit([dispatches]);
  return new Float32Array(await gpu.read(z, bytes));
}

test("dispatches run in order, each with its own parameters", async () => {
  const z = await run(new Gpu(device));
  expect([...z]).toEqual(Array.from({ length: 100 }, (_, i) => (i < 99 ? (2 * i - 1) / 2 + 3 : 0)));
});

test("a WGSL error is thrown with kernel, line, message and the line's text, and is not remembered as a pipeline", async () => {
  const gpu = new Gpu(device);
  const broken = { ...double, name: "broken", source: double.source.replace("y[id.x] =", "why[id.x] =") };
  const request = { ...variant, kernel: broken };
  const told = /^broken:8: .*why.*«\s*if \(id\.x < params\.count\) \{ why\[id\.x\]/;
  device.pushErrorScope("validation"); // else Dawn prints the same message
  await expect(gpu.pipeline(request)).rejects.toThrow(told);
  await expect(gpu.pipeline(request), "asked again").rejects.toThrow(told);
  expect((await device.popErrorScope())?.message).toContain("why");
});

test("one compilation serves all who ask, also while it is under way", async () => {
  const gpu = new Gpu(device);
  let compilations = 0;
  const compile = device.createComputePipelineAsync.bind(device);
  device.createComputePipelineAsync = (descriptor) => {
    compilations++;
    return compile(descriptor);
  };
  const [first, second] = await Promise.all([gpu.pipeline(variant), gpu.pipeline(variant)]);
  const third = await gpu.pipeline(variant);
  const other = await gpu.pipeline({ ...variant, constants: { WG: 16 } });
  device.createComputePipelineAsync = compile;
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(other).not.toBe(first);
  expect(compilations).toBe(2);
});

test("a buffer that the device cannot bind is a RangeError that names it, and holds no memory", () => {
  const gpu = new Gpu(device);
  const tooMuch = device.limits.maxStorageBufferBindingSize + 16;
  expect(() => gpu.buffer("weights", tooMuch)).toThrow(RangeError);
  expect(() => gpu.buffer("weights", tooMuch)).toThrow(
    `weights needs ${tooMuch} bytes in one piece and this device allows ${tooMuch - 16}.`,
  );
  expect(gpu.memory).toBe(0);
});

test("reading back again and again takes no more memory", async () => {
  const gpu = new Gpu(device);
  const buffer = gpu.buffer("x", 64);
  gpu.write(buffer, Float32Array.of(1, 2, 3));
  expect([...new Float32Array(await gpu.read(buffer, 12))]).toEqual([1, 2, 3]);
  const { memory } = gpu;
  for (let i = 0; i < 50; i++) await gpu.read(buffer, 12);
  expect(gpu.memory).toBe(memory);
  // reads that overlap need one read-back buffer each, which are then kept
  await Promise.all([gpu.read(buffer, 12), gpu.read(buffer, 12), gpu.read(buffer, 12)]);
  expect(gpu.memory).toBe(memory + 2 * 16);
  await Promise.all([gpu.read(buffer, 12), gpu.read(buffer, 12), gpu.read(buffer, 12)]);
  expect(gpu.memory).toBe(memory + 2 * 16);
});

test("dispose destroys every buffer, and what is made afterwards works", async () => {
  const gpu = new Gpu(device);
  const buffer = gpu.buffer("x", 64);
  let destroyed = 0;
  const destroy = buffer.destroy.bind(buffer);
  buffer.destroy = () => {
    destroyed++;
    return destroy();
  };
  await run(gpu);
  gpu.dispose();
  expect(destroyed).toBe(1);
  expect(gpu.memory).toBe(0);
  expect((await run(gpu))[0]).toBe(2.5);
});

test("a missing buffer or parameter is named", async () => {
  const gpu = new Gpu(device);
  const x = gpu.buffer("x", bytes);
  const uniforms = gpu.uniforms("test", 1);
  const request = { ...variant, grid: [1] } as const;
  const incomplete = { x } as { x: GPUBuffer; y: GPUBuffer };
  const params = { count: 1, factor: 1, shift: 0 };
  await expect(gpu.prepare([{ ...request, buffers: incomplete, params }], uniforms)).rejects.toThrow(
    "double: nothing bound to y",
  );
  const fewer = { count: 1, factor: 1 } as typeof params;
  await expect(gpu.prepare([{ ...request, buffers: { x, y: x }, params: fewer }], uniforms)).rejects.toThrow(
    "double: parameter shift is missing",
  );
});
