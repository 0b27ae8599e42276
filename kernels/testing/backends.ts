import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Verbs } from "../operations";
import { largestNumbers, roundRowsReference } from "../quantize_rows/quantize_rows.reference";
import type { Backend } from "../runtime/backend";
import { adapterFacts, createGpuBackend } from "../runtime/gpuBackend";
import { fasterFeatures } from "../runtime/matrixDevices";
import type { Tensor, TensorType, WeightFormat } from "../runtime/tensor";
import type { Tuning } from "../runtime/tuning";
import { tuningFor } from "../runtime/variants";
import { type ColumnsTogether, columnsTogether } from "../runtime/wasmWeights";
import { tolerances } from "./compare";
import { requestTestAdapter, requestTestDevice } from "./device";
import { openTestWasm, type WasmTestVariant } from "./wasm";

const OPTIONAL = fasterFeatures;
const adapter = await requestTestAdapter();
const matrices = adapterFacts(await requestTestDevice(OPTIONAL)).matrices;
const { subgroupMinSize } = adapter.info as GPUAdapterInfo & { subgroupMinSize?: number };

/** As many lanes as the adapter's smallest subgroup has, up to 32: what a subgroup variant can be tried with here. */
export const subgroupLanes = Math.min(32, subgroupMinSize ?? 4);

/** The CPU back end: both number types, with and without relaxed SIMD, on one thread and on two. */
const wasmVariants: Readonly<Record<string, WasmTestVariant>> = {
  "f32, relaxed SIMD, 2 threads": { precision: "f32", relaxed: true, threads: 2 },
  "f32, SIMD": { precision: "f32", relaxed: false, threads: 1 },
  "i16, relaxed SIMD": { precision: "i16", relaxed: true, threads: 1 },
  "i16, products of bytes": { precision: "i16", relaxed: true, threads: 1, byteDots: true },
  "i16, SIMD, 2 threads": { precision: "i16", relaxed: false, threads: 2 },
};

/** A back end on which cases run, and how exact it must be. */
export interface Run {
  readonly kind: "webgpu" | "wasm";
  /** The variant's name. */
  readonly name: string;
  readonly backend: Backend;
  readonly element: "f32" | "f16";
  readonly tolerance: number;
  /** On the CPU: whether it takes dot products of bytes. */
  readonly byteDots: boolean;
}

/**
 * Declares `cases` for every back end: WebGPU once with each of these tunings, WebAssembly once with each of its own
 * variants. Where the adapter lacks what a variant needs, a test says so and that the table does not choose it. Memory is
 * freed after each test.
 */
export function describeBackends(
  variants: Readonly<Record<string, Partial<Tuning>>>,
  cases: (run: () => Run) => void,
): void {
  for (const [name, tuning] of Object.entries(variants)) {
    const missing = missingFeature(tuning);
    if (missing) describeMissing(name, missing);
    else
      describe(`webgpu, ${name}`, () =>
        cases(openRun({ kind: "webgpu", name, byteDots: false }, () => openGpu(tuning))));
  }
  for (const [name, variant] of Object.entries(wasmVariants)) {
    const { byteDots = false } = variant;
    describe(`wasm, ${name}`, () => cases(openRun({ kind: "wasm", name, byteDots }, () => openTestWasm(variant))));
  }
}

let baseline: Promise<GPUDevice> | undefined;

/**
 * A device without optional features, one a process: Dawn gives a pipeline that is still held to whoever asks for it again
 * on the same device, and a software adapter takes ten seconds to compile those of a model.
 */
export function baselineDevice(): Promise<GPUDevice> {
  baseline ??= requestTestDevice();
  return baseline;
}

/** Every kind of back end once, for tests of the engine; WebGPU without optional features. A test disposes of it. */
export const openTestBackend: Readonly<Record<string, () => Promise<Backend>>> = {
  webgpu: async () => createGpuBackend(await baselineDevice(), { element: "f32" }),
  "wasm in f32": () => openTestWasm({ precision: "f32", relaxed: true, threads: 2 }),
  "wasm in i16": () => openTestWasm({ precision: "i16", relaxed: true, threads: 1, byteDots: true }),
  "wasm in i16 without relaxed SIMD": () => openTestWasm({ precision: "i16", relaxed: false, threads: 2 }),
};

/** WebGPU with the decoder's kernels of a card, where workgroups have memory; software adapters are spared them. */
export async function openTestCard(): Promise<Backend> {
  const { matvec, attend } = tuningFor({
    software: false,
    subgroups: false,
    subgroupMinSize: 4,
    workgroupMemory: 0,
    matrices: false,
  });
  return createGpuBackend(await baselineDevice(), { element: "f32", matvec, attend });
}

async function openGpu(tuning: Partial<Tuning>): Promise<Backend> {
  const limits = isWide(tuning) ? { maxComputeWorkgroupStorageSize: WIDE } : {};
  return createGpuBackend(await requestTestDevice(OPTIONAL, limits), { element: "f32", ...tuning });
}

function openRun(told: Pick<Run, "kind" | "name" | "byteDots">, open: () => Promise<Backend>): () => Run {
  let run: Run | undefined;
  const opened = (): Run => {
    if (!run) throw new Error("The back end was not opened");
    return run;
  };
  beforeAll(async () => {
    const backend = await open();
    const { element, arithmetic } = backend.info;
    run = { ...told, backend, element, tolerance: tolerances[arithmetic === "f16" ? "f16" : element] };
  });
  afterEach(() => opened().backend.dispose());
  return opened;
}

/** Workgroup memory of the variants that need more than the baseline's. */
const WIDE = 32 * 1024;

function isWide({ attention }: Partial<Tuning>): boolean {
  return attention?.kind === "tile" && attention.GROUP_K > 4;
}

function takesMatrices({ matmul, attention }: Partial<Tuning>): boolean {
  return matmul?.kind === "matrix" || attention?.kind === "matrix";
}

function missingFeature(
  tuning: Partial<Tuning>,
): GPUFeatureName | "32 KiB of workgroup memory" | "subgroup matrices" | undefined {
  const { element, matvec } = tuning;
  if (takesMatrices(tuning) && !matrices) return "subgroup matrices";
  if (element === "f16" && !adapter.features.has("shader-f16")) return "shader-f16";
  if (isWide(tuning) && adapter.limits.maxComputeWorkgroupStorageSize < WIDE) return "32 KiB of workgroup memory";
  return matvec?.reduce === "subgroup" && !adapter.features.has("subgroups") ? "subgroups" : undefined;
}

function describeMissing(name: string, feature: NonNullable<ReturnType<typeof missingFeature>>): void {
  test(`webgpu, ${name}: NOT PROVED HERE, this adapter has no ${feature}; the table does not choose it`, async () => {
    console.warn(`${adapter.info.description} has no ${feature}: the variant ${name} is not proved here.`);
    const chosen = tuningFor(adapterFacts(await requestTestDevice(OPTIONAL)));
    const { element, matvec } = chosen;
    if (feature === "shader-f16") expect(element).toBe("f32");
    else if (feature === "subgroup matrices") expect(takesMatrices(chosen)).toBe(false);
    else if (feature !== "subgroups") expect(isWide(chosen)).toBe(false);
    else expect(matvec.reduce).not.toBe("subgroup");
  });
}

/** A tensor that holds `data`. */
export function tensorWith(
  { backend }: Run,
  shape: readonly number[],
  data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  type: TensorType = data instanceof Uint32Array ? "u32" : "element",
): Tensor {
  const tensor = backend.tensor("test", shape, type);
  backend.write(tensor, data);
  return tensor;
}

/** How a weight of the CPU lies in its panels, from which its kernels follow. */
export function togetherIn({ backend, byteDots }: Run, format: WeightFormat): ColumnsTogether {
  return backend.info.arithmetic === "i16" ? columnsTogether(format, "i16", byteDots) : 0;
}

/** The kernels that a linear layer takes on the CPU. */
export function wasmLinear(run: Run, format: WeightFormat, kernel: "matmul" | "matvec"): readonly string[] {
  const together = togetherIn(run, format);
  return together === 0 ? [kernel] : ["quantize_rows", together === 2 ? `${kernel}_i16` : `${kernel}_i8`];
}

/** The rows that a linear layer multiplies its weights with: x, or x rounded, after which it must be as exact as any. */
export function seenRows(run: Run, format: WeightFormat, x: Float32Array): Float32Array {
  const together = togetherIn(run, format);
  return together === 0 ? x : roundRowsReference(x, largestNumbers[together]);
}

/** Runs what `build` asks for; returns the names of the kernels that this took. */
export async function perform({ backend }: Run, build: (verbs: Verbs) => void): Promise<readonly string[]> {
  const program = await backend.record("test", build);
  backend.submit([program]);
  return program.kernels;
}
