import { type Verbs, verbsThat } from "../operations";
import { fromHalf, toHalf } from "../shared/half";
import type { Backend, BackendInfo, Program } from "./backend";
import { type Dispatch, Gpu } from "./gpu";
import { GpuRecorder } from "./gpuRecorder";
import { count } from "./shape";
import type { Tensor, TensorType, Weight, WeightFormat } from "./tensor";
import { type AdapterFacts, type Tuning, tuningFor } from "./tuning";

/** The WebGPU back end over a device that was handed in. `tuning` overrides the measured table (tests, benchmarks). */
export function createGpuBackend(device: GPUDevice, tuning?: Partial<Tuning>): Backend & { readonly gpu: Gpu } {
  return new GpuBackend(device, { ...tuningFor(adapterFacts(device)), ...tuning });
}

/** What the variant table wants to know of a device. */
export function adapterFacts(device: GPUDevice): AdapterFacts {
  const info = device.adapterInfo as GPUAdapterInfo & { subgroupMinSize?: number };
  const name = adapterName(info).toLowerCase();
  return {
    software: info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|software|warp|basic render/.test(name),
    subgroups: device.features.has("subgroups"),
    subgroupMinSize: info.subgroupMinSize ?? 4,
  };
}

/** An adapter as it names itself, as far as the browser says: "nvidia hopper". */
export function adapterName({ vendor, architecture, description }: GPUAdapterInfo): string {
  return [vendor, architecture, description].filter(Boolean).join(" ");
}

class GpuBackend implements Backend {
  readonly info: BackendInfo;
  readonly gpu: Gpu;
  readonly lost: Promise<string>;
  readonly #tuning: Tuning;
  readonly #buffers = new WeakMap<Tensor | Weight, GPUBuffer>();
  readonly #dispatches = new WeakMap<Program, readonly Dispatch[]>();
  #nothing: GPUBuffer | undefined;

  constructor(device: GPUDevice, tuning: Tuning) {
    this.gpu = new Gpu(device);
    this.#tuning = tuning;
    this.lost = device.lost.then(({ message }) => message || "The graphics device was lost.");
    this.info = {
      kind: "webgpu",
      adapter: adapterName(device.adapterInfo),
      element: tuning.element,
      arithmetic: tuning.element,
      software: adapterFacts(device).software,
      submitsAhead: true,
      largestBuffer: Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize),
    };
  }

  get memory(): number {
    return this.gpu.memory;
  }

  tensor(label: string, shape: readonly number[], type: TensorType = "element"): Tensor {
    const tensor: Tensor = { label, shape, type };
    this.#buffers.set(tensor, this.gpu.buffer(label, count(tensor) * this.#bytesPer(type)));
    return tensor;
  }

  weight(
    label: string,
    format: WeightFormat,
    [rows, cols]: readonly [number, number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight {
    const weight: Weight = { label, format, rows, cols };
    const buffer = this.gpu.buffer(label, words.byteLength);
    this.gpu.write(buffer, words);
    this.#buffers.set(weight, buffer);
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
    this.#nothing ??= this.gpu.buffer("nothing", 16);
    const nothing = this.#nothing;
    const recorder = new GpuRecorder({ tuning: this.#tuning, bufferOf: (handle) => this.#bufferOf(handle), nothing });
    build(verbsThat((operation, args) => operation.gpu(args, recorder)));
    const { requests } = recorder;
    const program: Program = { label, kernels: requests.map(({ kernel }) => kernel.name) };
    this.#dispatches.set(program, await this.gpu.prepare(label, requests));
    return program;
  }

  submit(programs: readonly Program[]): void {
    this.gpu.submit(programs.map((program) => this.#dispatchesOf(program)));
  }

  dispose(): void {
    this.gpu.dispose();
    this.#nothing = undefined;
  }

  #dispatchesOf(program: Program): readonly Dispatch[] {
    const dispatches = this.#dispatches.get(program);
    if (!dispatches) throw new Error(`Program ${program.label} belongs to another back end`);
    return dispatches;
  }

  #bufferOf(handle: Tensor | Weight): GPUBuffer {
    const buffer = this.#buffers.get(handle);
    if (!buffer) throw new Error(`${handle.label} belongs to another back end`);
    return buffer;
  }

  #bytesPer(type: TensorType): number {
    return type === "element" && this.#tuning.element === "f16" ? 2 : 4;
  }
}

function toHalves(data: Float32Array | Uint32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(data.length);
  for (let i = 0; i < data.length; i++) halves[i] = toHalf(data[i] as number);
  return halves;
}
