import { describe, expect, test } from "vitest";
import { WgslReflect } from "wgsl_reflect/wgsl_reflect.module.js";
import { evaluate } from "./constants";
import { type Kernel, shaderSource } from "./kernel";
import { laterOperations } from "./laterOperations";
import { operations } from "./operations";
import { bringRareKernels } from "./runtime/bringRareKernels";
import type { DispatchRequest } from "./runtime/gpu";
import type { Operation } from "./runtime/operation";
import { withoutBodies, workgroupBytes } from "./testing/declarations";
import { nullDevice } from "./testing/nullDevice";
import { allRequests, allTunings, workgroupMemories } from "./testing/requests";
import { unroll } from "./unroll";

const files = Object.keys(import.meta.glob("./*/*"));
const names = files.flatMap((file) => file.match(/^\.\/(\w+)\/\1\.wgsl$/)?.[1] ?? []);
const modules = import.meta.glob<Readonly<Record<string, unknown>>>(["./*/*.ts", "!./*/*.wasm.ts"]);

/** What the file of a folder exports that looks so. */
async function exportsOf<Thing>(name: string, looksSo: (value: object) => boolean): Promise<readonly Thing[]> {
  const exported = Object.values((await modules[`./${name}/${name}.ts`]?.()) ?? {});
  return exported.filter((value) => typeof value === "object" && value !== null && looksSo(value)) as Thing[];
}

/** A shader that the back end can ask for on an adapter with so much workgroup memory. */
interface Shader extends DispatchRequest {
  readonly code: string;
  readonly variant: string;
  readonly workgroupMemory: number;
}

await bringRareKernels();

/** Each of them once, for the smallest memory with which it is asked for. */
const shaders = new Map<string, Shader>();
for (const workgroupMemory of workgroupMemories.toReversed()) {
  for (const tuning of allTunings(workgroupMemory)) {
    for (const request of allRequests(tuning)) {
      const code = shaderSource(request.kernel, request.prelude);
      const key = `${JSON.stringify(request.constants)}${code}`;
      shaders.set(key, { ...request, code, variant: JSON.stringify(tuning), workgroupMemory });
    }
  }
}

test("every WGSL file of a kernel lies in the folder of its name", () => {
  const inKernelFolders = files.filter((file) => file.endsWith(".wgsl") && !file.startsWith("./shared/"));
  expect(names.length).toBeGreaterThan(10);
  expect(names.map((name) => `./${name}/${name}.wgsl`)).toEqual(inKernelFolders);
});

test.each(names)("%s has its descriptor, its proof and a verb that asks for it", async (name) => {
  const kernels = await exportsOf<Kernel>(name, (value) => "source" in value);
  expect(kernels.map((kernel) => kernel.name)).toEqual([name]);
  expect([...shaders.values()].some(({ kernel }) => kernel.name === name)).toBe(true);
  // a second way to compute the same is proved by the cases of the first
  const proved = name.replace(/_(direct|matrix)$/, "");
  expect(files).toContain(`./${proved}/${proved}.reference.ts`);
  expect(files).toContain(`./${proved}/${proved}.test.ts`);
});

test("every operation of a folder is a verb, under the name of the folder", async () => {
  const folders = new Set(files.flatMap((file) => file.match(/^\.\/(\w+)\/\1\.ts$/)?.[1] ?? []));
  const found: Record<string, Operation<never>> = {};
  for (const folder of folders) {
    const [operation, ...more] = await exportsOf<Operation<never>>(
      folder,
      (value) => "gpu" in value && "wasm" in value,
    );
    expect(more).toEqual([]);
    if (operation) found[folder.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] = operation;
  }
  expect(found).toEqual({ ...operations, ...laterOperations });
});

describe.each(names)("every variant of %s", (name) => {
  const variants = [...shaders.values()].filter(({ kernel }) => kernel.name === name);

  test("declares the bindings and parameters of its descriptor", () => {
    for (const { kernel, code } of variants) {
      const { storage, uniforms } = new WgslReflect(withoutBodies(code));
      const declared = storage.toSorted((a, b) => a.binding - b.binding);
      const bindings = Object.entries(kernel.bindings);
      expect(declared.map((variable) => [variable.name, variable.access])).toEqual(bindings);
      expect([...declared, ...uniforms].map(({ group, binding }) => [group, binding])).toEqual(
        [...bindings, "params"].map((_, i) => [0, i]),
      );
      const members = uniforms.map(({ members }) => members?.map((member) => [member.name, member.type.name]));
      expect(members).toEqual([Object.entries(kernel.params)]);
    }
  });

  test("declares the overrides that its descriptor names, and the back end sets them all", () => {
    for (const { kernel, code, constants } of variants) {
      const declared = [...code.matchAll(/override (\w+): u32 = (\d+)/g)].map(([, override = ""]) => override);
      expect(declared.toSorted()).toEqual(Object.keys(kernel.tunables).toSorted());
      expect(Object.keys(constants).toSorted()).toEqual(declared.toSorted());
      for (const [, override = "", value] of kernel.source.matchAll(/override (\w+): u32 = (\d+)/g)) {
        expect(kernel.tunables[override], `default of ${override}`).toBe(Number(value));
      }
    }
  });

  test("stays within the limits of every adapter for which it is chosen", () => {
    for (const { kernel, code, constants, grid, variant, workgroupMemory } of variants) {
      const sizes = code.match(/@workgroup_size\(([^)]+)\)/)?.[1]?.split(",") ?? [];
      const invocations = sizes.reduce((product, size) => product * evaluate(code, size, constants), 1);
      expect(invocations, variant).toBeGreaterThan(0);
      expect(invocations, variant).toBeLessThanOrEqual(256);
      expect(workgroupBytes(code, constants), variant).toBeLessThanOrEqual(workgroupMemory);
      expect(Object.keys(kernel.bindings).length).toBeLessThanOrEqual(8);
      for (const size of grid) expect(size).toBeLessThanOrEqual(65535);
    }
  });
});

test("Dawn's compiler takes every shader, those too that need a feature which no adapter here has", async () => {
  const device = await nullDevice();
  for (const { kernel, code, variant } of shaders.values()) {
    const module = device.createShaderModule({ code: unroll(code, kernel.unrolled) });
    const { messages } = await module.getCompilationInfo();
    const said = messages.map(({ lineNum, message }) => `${lineNum}: ${message}`);
    expect(said, variant).toEqual([]);
  }
});

test("sizes of workgroup arrays follow overrides and constants", () => {
  const source = `alias Elem = f16; const TM = 4u; const PITCH = TM / 2 + 1; override WG: u32 = 1;
    var<workgroup> a: array<vec4<Elem>, WG * PITCH>;
    var<workgroup> b: array<f32, 64>;`;
  expect(workgroupBytes(source, { WG: 10 })).toBe(10 * 3 * 8 + 256);
  expect(() => workgroupBytes("var<workgroup> c: f32;", {})).toThrow("no array");
});
