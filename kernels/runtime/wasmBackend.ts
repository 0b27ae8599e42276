import { type Verbs, verbsThat } from "../operations";
import type { Backend, BackendInfo, Program } from "./backend";
import { count } from "./shape";
import type { Tensor, TensorType, Weight, WeightFormat } from "./tensor";
import { WasmMemory } from "./wasmMemory";
import { programWords, type WasmCall, type WasmKernels } from "./wasmProgram";
import { WasmRecorder } from "./wasmRecorder";
import { isQuantised, PANEL, type WasmPrecision, wasmWeightBytes } from "./wasmWeights";

/** What the module offers; `program.wasm.ts`. */
export interface WasmExports {
  run(program: number, calls: number): void;
  serve(thread: number): void;
  /** For benchmarks: see testing/dot_peak.wasm.ts. */
  dotPeak(rounds: number, seed: number): number;
}

/** A module that was compiled and started, and the threads that help it. */
export interface WasmInstance {
  readonly exports: WasmExports;
  readonly memory: WebAssembly.Memory;
  readonly kernels: WasmKernels;
  /** Threads that take part, the calling one among them. */
  readonly threads: number;
  readonly relaxed: boolean;
}

/** Addresses that the module reads: see program.wasm.ts. */
const SCRATCH = 328;
const SCRATCH_BYTES = 332;
/** The longest that events of the outside, such as a cancellation, wait behind work. */
const BREATH_MILLISECONDS = 25;
const formats: readonly WeightFormat[] = ["f32", "f16", "q4", "q5", "q8"];

/** The WebAssembly back end over a started module. It computes while `submit` runs, on the threads that it was given. */
export function createWasmBackend(instance: WasmInstance, precision: WasmPrecision = "i16"): Backend {
  return new WasmBackend(instance, precision);
}

class WasmBackend implements Backend {
  readonly info: BackendInfo;
  /** A processor does not go away. */
  readonly lost = new Promise<string>(() => {});
  readonly #instance: WasmInstance;
  readonly #precision: WasmPrecision;
  readonly #memory: WasmMemory;
  #addresses = new WeakMap<Tensor | Weight, number>();
  #programs = new WeakMap<Program, { readonly address: number; readonly calls: number }>();
  readonly #shared = new Map<string, { readonly address: number; readonly bytes: number }>();
  #scratchBytes = 0;
  #breathed = performance.now();

  constructor(instance: WasmInstance, precision: WasmPrecision) {
    const { threads, relaxed } = instance;
    this.#instance = instance;
    this.#precision = precision;
    this.#memory = new WasmMemory(instance.memory);
    this.info = {
      kind: "wasm",
      adapter: `${threads === 1 ? "1 thread" : `${threads} threads`}, ${relaxed ? "relaxed SIMD" : "SIMD"}`,
      element: "f32",
      arithmetic: precision,
      software: true,
      submitsAhead: false,
    };
  }

  get memory(): number {
    return this.#memory.used;
  }

  tensor(label: string, shape: readonly number[], type: TensorType = "element"): Tensor {
    const tensor: Tensor = { label, shape, type };
    this.#addresses.set(tensor, this.#memory.allocate(label, 4 * count(tensor)));
    return tensor;
  }

  weight(
    label: string,
    format: WeightFormat,
    [rows, cols]: readonly [number, number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight {
    const weight: Weight = { label, format, rows, cols };
    this.#needScratch(32);
    const address = this.#memory.allocate(label, wasmWeightBytes(weight, this.#precision));
    this.#addresses.set(weight, address);
    this.#packPanels(weight, address, words);
    return weight;
  }

  write(tensor: Tensor, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, offset = 0): void {
    if (offset + data.length > count(tensor)) throw new RangeError(`${tensor.label} has no room for that much`);
    this.#memory.write(this.#addressOf(tensor) + 4 * offset, data);
  }

  async readFloats(tensor: Tensor, length = count(tensor)): Promise<Float32Array<ArrayBuffer>> {
    return new Float32Array(await this.#read(tensor, length));
  }

  async readWords(tensor: Tensor, length = count(tensor)): Promise<Uint32Array<ArrayBuffer>> {
    return new Uint32Array(await this.#read(tensor, length));
  }

  async record(label: string, build: (verbs: Verbs) => void): Promise<Program> {
    const recorder = new WasmRecorder({
      threads: this.#instance.threads,
      addressOf: (handle: Tensor | Weight) => this.#addressOf(handle),
      isQuantised: (weight: Weight) => this.#isQuantised(weight),
      shared: (name: string, bytes: number) => this.#sharedMemory(name, bytes),
      needScratch: (bytes: number) => this.#needScratch(bytes),
    });
    build(verbsThat((operation, args) => operation.wasm(args, recorder)));
    const { calls } = recorder;
    const { kernels } = this.#instance;
    const program: Program = { label, kernels: calls.map(({ kernel }) => kernel) };
    const address = this.#memory.allocate(label, 4 * programWords(kernels, calls, 0).length);
    this.#memory.write(address, programWords(kernels, calls, address));
    this.#programs.set(program, { address, calls: calls.length });
    return program;
  }

  submit(programs: readonly Program[]): void {
    for (const program of programs) {
      const recorded = this.#programs.get(program);
      if (!recorded) throw new Error(`Program ${program.label} belongs to another back end`);
      this.#instance.exports.run(recorded.address, recorded.calls);
    }
  }

  dispose(): void {
    this.#memory.clear();
    this.#addresses = new WeakMap();
    this.#programs = new WeakMap();
    this.#shared.clear();
    this.#scratchBytes = 0;
  }

  #packPanels(weight: Weight, panels: number, words: Uint32Array<ArrayBuffer>): void {
    const { label, format, rows, cols } = weight;
    const [quantised, units] = [this.#isQuantised(weight) ? 1 : 0, Math.ceil(rows / PANEL)];
    const calls = (address: number): readonly WasmCall[] => {
      const args = { words: address, panels, format: formats.indexOf(format), quantised, rows, cols };
      return [{ kernel: "pack_weights", units, grain: Math.ceil(units / 16), args }];
    };
    const { kernels } = this.#instance;
    const room = new Uint32Array(words.length + programWords(kernels, calls(0), 0).length);
    room.set(words);
    const address = this.#memory.stage(label, room);
    const program = address + words.byteLength;
    this.#memory.write(program, programWords(kernels, calls(address), program));
    this.#instance.exports.run(program, 1);
  }

  async #read(tensor: Tensor, length: number): Promise<ArrayBuffer> {
    await this.#breathe();
    return this.#memory.read(this.#addressOf(tensor), 4 * length);
  }

  /** Work fills the thread, so from time to time events of the outside get a turn. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#breathed < BREATH_MILLISECONDS) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
    this.#breathed = performance.now();
  }

  /** Programs run one after the other, so what they need only for a while lies in the same place. */
  #sharedMemory(name: string, bytes: number): number {
    const known = this.#shared.get(name);
    if (known && known.bytes >= bytes) return known.address;
    const address = this.#memory.allocate(name, bytes);
    this.#shared.set(name, { address, bytes });
    return address;
  }

  #needScratch(bytes: number): void {
    if (bytes <= this.#scratchBytes) return;
    this.#scratchBytes = Math.ceil(bytes / 4096) * 4096;
    const address = this.#memory.allocate("scratch", this.#scratchBytes * this.#instance.threads);
    this.#memory.write(SCRATCH, Uint32Array.of(address));
    this.#memory.write(SCRATCH_BYTES, Uint32Array.of(this.#scratchBytes));
  }

  #isQuantised({ format }: Weight): boolean {
    return isQuantised(format, this.#precision);
  }

  #addressOf(handle: Tensor | Weight): number {
    const address = this.#addresses.get(handle);
    if (address === undefined) throw new Error(`${handle.label} belongs to another back end`);
    return address;
  }
}
