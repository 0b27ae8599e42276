import { type Verbs, verbsThat } from "../operations";
import { fromHalf, toHalf } from "../shared/half";
import type { Backend, BackendInfo, DeviceVariants, Program } from "./backend";
import { bringRareKernels } from "./bringRareKernels";
import { type Dispatch, Gpu } from "./gpu";
import { GpuRecorder } from "./gpuRecorder";
import { matrixDevices } from "./matrixDevices";
import { Ownership } from "./ownership";
import { count } from "./shape";
import type { Tensor, TensorType, Weight, WeightFormat } from "./tensor";
import type { AdapterFacts, Tuning } from "./tuning";
import { namesOf, tuningFor, tuningOf, type VariantNames } from "./variants";

/** The WebGPU back end over a device that was handed in. `tuning` overrides the table of variants (tests, benchmarks). */
export function createGpuBackend(device: GPUDevice, tuning?: Partial<Tuning>): Backend & { readonly gpu: Gpu } {
  return new GpuBackend(shared(device, { ...tuningFor(adapterFacts(device)), ...tuning }), new Ownership());
}

/** The same with variants that were measured on an adapter, where this is that one. */
export function createMeasuredBackend(device: GPUDevice, known: Measured | undefined) {
  const isSame = known?.adapter === adapterName(device.adapterInfo);
  return createGpuBackend(device, known && isSame ? tuningOf(known.names, adapterFacts(device)) : {});
}

interface Measured {
  readonly adapter: string;
  readonly names: Partial<VariantNames>;
}

/** What the variant table wants to know of a device. */
export function adapterFacts(device: GPUDevice): AdapterFacts {
  const info = device.adapterInfo as GPUAdapterInfo & { subgroupMinSize?: number };
  const name = adapterName(info).toLowerCase();
  return {
    software: info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software|warp|basic render/.test(name),
    subgroups: device.features.has("subgroups"),
    subgroupMinSize: info.subgroupMinSize ?? 4,
    workgroupMemory: device.limits.maxComputeWorkgroupStorageSize,
    matrices: matrixDevices.has(device),
  };
}

/** An adapter as it names itself, as far as the browser says: "nvidia hopper". */
export function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  return [vendor, architecture, description].filter(Boolean).join(" ");
}

/** What the scopes of a device share. */
interface Shared {
  readonly gpu: Gpu;
  readonly facts: AdapterFacts;
  readonly tuning: Tuning;
  readonly info: BackendInfo;
  readonly lost: Promise<string>;
  readonly buffers: WeakMap<Tensor | Weight, GPUBuffer>;
  readonly dispatches: WeakMap<Program, readonly Dispatch[]>;
}

function shared(device: GPUDevice, tuning: Tuning): Shared {
  return {
    gpu: new Gpu(device),
    facts: adapterFacts(device),
    tuning,
    lost: device.lost.then(({ message }) => message || "The graphics device was lost."),
    info: {
      kind: "webgpu",
      adapter: adapterName(device.adapterInfo),
      element: tuning.element,
      arithmetic: tuning.matmul.kind === "matrix" ? "f16" : tuning.element,
      software: adapterFacts(device).software,
      submitsAhead: true,
      largestBuffer: Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize),
    },
    buffers: new WeakMap(),
    dispatches: new WeakMap(),
  };
}

class GpuBackend implements Backend {
  readonly info: BackendInfo;
  readonly gpu: Gpu;
  readonly lost: Promise<string>;
  readonly #shared: Shared;
  readonly #owned: Ownership;

  constructor(shared: Shared, owned: Ownership) {
    this.gpu = shared.gpu;
    this.info = shared.info;
    this.lost = shared.lost;
    this.#shared = shared;
    this.#owned = owned;
  }

  get memory(): number {
    return this.#owned.isPart ? this.#owned.bytes : this.gpu.memory;
  }

  get variants(): DeviceVariants {
    const { facts, tuning } = this.#shared;
    return {
      facts,
      names: namesOf(tuning),
      bring: bringRareKernels,
      scope: (names) =>
        new GpuBackend({ ...this.#shared, tuning: { ...tuning, ...tuningOf(names, facts) } }, this.#owned.part()),
    };
  }

  tensor(label: string, shape: readonly number[], type: TensorType = "element"): Tensor {
    const tensor: Tensor = { label, shape, type };
    this.#shared.buffers.set(tensor, this.#buffer(label, count(tensor) * this.#bytesPer(type)));
    return tensor;
  }

  weight(
    label: string,
    format: WeightFormat,
    [rows, cols]: readonly [number, number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight {
    const weight: Weight = { label, format, rows, cols };
    const buffer = this.#buffer(label, words.byteLength);
    this.gpu.write(buffer, words);
    this.#shared.buffers.set(weight, buffer);
    return weight;
  }

  write(tensor: Tensor, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, offset = 0): void {
    const bytes = this.#bytesPer(tensor.type);
    const converted = bytes === 2 ? toHalves(data) : data;
    this.gpu.write(this.#bufferOf(tensor), converted, offset * bytes);
  }

  async readFloats(tensor: Tensor, length = count(tensor)): Promise<Float32Array<ArrayBuffer>> {
    const bytes = this.#bytesPer(tensor.type);
    const data = await this.gpu.read(this.#bufferOf(tensor), length * bytes);
    return bytes === 2 ? Float32Array.from(new Uint16Array(data), fromHalf) : new Float32Array(data);
  }

  async readWords(tensor: Tensor, length = count(tensor)): Promise<Uint32Array<ArrayBuffer>> {
    return new Uint32Array(await this.gpu.read(this.#bufferOf(tensor), length * 4));
  }

  async record(label: string, build: (verbs: Verbs) => void): Promise<Program> {
    const { tuning, dispatches } = this.#shared;
    const { gpu } = this;
    const bufferOf = (handle: Tensor | Weight) => this.#bufferOf(handle);
    const recorder = new GpuRecorder({ tuning, bufferOf, nothing: gpu.nothing });
    build(verbsThat((operation, args) => operation.gpu(args, recorder)));
    const { requests } = recorder;
    const program: Program = { label, kernels: requests.map(({ kernel }) => kernel.name) };
    this.#owned.throwIfOver(label);
    const uniforms = gpu.uniforms(label, requests.length);
    this.#hold(uniforms);
    dispatches.set(program, await gpu.prepare(requests, uniforms));
    return program;
  }

  submit(programs: readonly Program[]): void {
    this.gpu.submit(programs.map((program) => this.#dispatchesOf(program)));
  }

  scope(): Backend {
    return new GpuBackend(this.#shared, this.#owned.part());
  }

  dispose(): void {
    this.#owned.release();
    // What reads back for nobody by itself.
    if (!this.#owned.isPart) this.gpu.dispose();
  }

  #buffer(label: string, bytes: number): GPUBuffer {
    this.#owned.throwIfOver(label);
    const buffer = this.gpu.buffer(label, bytes);
    this.#hold(buffer);
    return buffer;
  }

  #hold(buffer: GPUBuffer): void {
    this.#owned.hold(buffer.size, () => this.gpu.free(buffer));
  }

  #dispatchesOf(program: Program): readonly Dispatch[] {
    const dispatches = this.#shared.dispatches.get(program);
    if (!dispatches) throw new Error(`Program ${program.label} belongs to another back end`);
    return dispatches;
  }

  #bufferOf(handle: Tensor | Weight): GPUBuffer {
    const buffer = this.#shared.buffers.get(handle);
    if (!buffer) throw new Error(`${handle.label} belongs to another back end`);
    return buffer;
  }

  #bytesPer(type: TensorType): number {
    return type === "element" && this.#shared.tuning.element === "f16" ? 2 : 4;
  }
}

function toHalves(data: Float32Array | Uint32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) halves[i] = toHalf(data[i] as number);
  return halves;
}
