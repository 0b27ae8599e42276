import { type Verbs, verbsThat } from "../operations";
import type { Backend, BackendInfo, Program } from "./backend";
import { Ownership } from "./ownership";
import { count } from "./shape";
import type { Tensor, TensorType, Weight, WeightFormat } from "./tensor";
import { WasmMemory } from "./wasmMemory";
import { programWords, type WasmCall, type WasmKernels } from "./wasmProgram";
import { WasmRecorder } from "./wasmRecorder";
import { WasmShared } from "./wasmShared";
import { type ColumnsTogether, columnsTogether, PANEL, type WasmPrecision, wasmWeightBytes } from "./wasmWeights";

/** What the module offers; `program.wasm.ts`. */
export interface WasmExports {
  run(program: number, calls: number): void;
  serve(thread: number): void;
  /** For benchmarks: see testing/dot_peak.wasm.ts. */
  dotPeak(rounds: number, seed: number): number;
  /** The dot product of four equal bytes with four others; unreachable without relaxed SIMD. */
  dotBytes(byte: number, other: number): number;
}

/** A module that was compiled and started, and the threads that help it. */
export interface WasmInstance {
  readonly exports: WasmExports;
  readonly memory: WebAssembly.Memory;
  readonly kernels: WasmKernels;
  /** Threads that take part, the calling one among them. */
  readonly threads: number;
  readonly relaxed: boolean;
  /** Whether dot products of bytes are one instruction, which needs relaxed SIMD. */
  readonly byteDots: boolean;
}

/** The longest that events of the outside, such as a cancellation, wait behind work. */
const BREATH_MILLISECONDS = 25;
const formats: readonly WeightFormat[] = ["f32", "f16", "q4", "q5", "q8"];

/** The WebAssembly back end over a started module. It computes while `submit` runs, on the threads that it was given. */
export function createWasmBackend(instance: WasmInstance, precision: WasmPrecision = "i16"): Backend {
  const { threads, relaxed } = instance;
  const memory = new WasmMemory(instance.memory);
  const info: BackendInfo = {
    kind: "wasm",
    adapter: `${threads === 1 ? "1 thread" : `${threads} threads`}, ${relaxed ? "relaxed SIMD" : "SIMD"}`,
    element: "f32",
    arithmetic: precision,
    software: true,
    submitsAhead: false,
  };
  const shared: Shared = {
    instance,
    precision,
    info,
    // A processor does not go away.
    lost: new Promise(() => {}),
    memory,
    areas: new WasmShared(memory, threads),
    addresses: new WeakMap(),
    programs: new WeakMap(),
    breathed: performance.now(),
  };
  return new WasmBackend(shared, new Ownership());
}

/** What the scopes of a module share. */
interface Shared {
  readonly instance: WasmInstance;
  readonly precision: WasmPrecision;
  readonly info: BackendInfo;
  readonly lost: Promise<string>;
  readonly memory: WasmMemory;
  readonly areas: WasmShared;
  readonly addresses: WeakMap<Tensor | Weight, number>;
  readonly programs: WeakMap<Program, { readonly address: number; readonly calls: number }>;
  /** When events of the outside last had a turn. */
  breathed: number;
}

class WasmBackend implements Backend {
  readonly info: BackendInfo;
  readonly lost: Promise<string>;
  readonly #shared: Shared;
  readonly #memory: WasmMemory;
  readonly #owned: Ownership;

  constructor(shared: Shared, owned: Ownership) {
    this.info = shared.info;
    this.lost = shared.lost;
    this.#shared = shared;
    this.#memory = shared.memory;
    this.#owned = owned;
  }

  get memory(): number {
    return this.#owned.isPart ? this.#owned.bytes : this.#memory.used;
  }

  tensor(label: string, shape: readonly number[], type: TensorType = "element"): Tensor {
    const tensor: Tensor = { label, shape, type };
    this.#shared.addresses.set(
      tensor,
      this.#allocate(label, 4 * count(tensor), () => this.#forget(tensor)),
    );
    return tensor;
  }

  weight(
    label: string,
    format: WeightFormat,
    [rows, cols]: readonly [number, number],
    words: Uint32Array<ArrayBuffer>,
  ): Weight {
    const weight: Weight = { label, format, rows, cols };
    const bytes = wasmWeightBytes(weight, this.#shared.precision);
    const address = this.#allocate(label, bytes, () => this.#forget(weight));
    this.#shared.areas.needScratch(this.#owned, 32);
    this.#shared.addresses.set(weight, address);
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
    this.#owned.throwIfOver(label);
    const { instance, areas, programs } = this.#shared;
    const recorder = new WasmRecorder({
      threads: instance.threads,
      addressOf: (handle: Tensor | Weight) => this.#addressOf(handle),
      columnsTogether: (weight: Weight) => this.#columnsTogether(weight),
      shared: (name: string, bytes: number) => areas.area(this.#owned, name, bytes),
      needScratch: (bytes: number) => areas.needScratch(this.#owned, bytes),
    });
    build(verbsThat((operation, args) => operation.wasm(args, recorder)));
    const { calls } = recorder;
    const { kernels } = instance;
    const program: Program = { label, kernels: calls.map(({ kernel }) => kernel) };
    const bytes = 4 * programWords(kernels, calls, 0).length;
    const address = this.#allocate(label, bytes, () => programs.delete(program));
    this.#memory.write(address, programWords(kernels, calls, address));
    programs.set(program, { address, calls: calls.length });
    return program;
  }

  submit(programs: readonly Program[]): void {
    for (const program of programs) {
      const recorded = this.#shared.programs.get(program);
      if (!recorded) throw new Error(`Program ${program.label} belongs to another back end`);
      this.#shared.instance.exports.run(recorded.address, recorded.calls);
    }
  }

  scope(): Backend {
    return new WasmBackend(this.#shared, this.#owned.part());
  }

  dispose(): void {
    this.#owned.release();
  }

  /** Memory of this scope; `forget` is called when it is freed. */
  #allocate(label: string, bytes: number, forget: () => void): number {
    this.#owned.throwIfOver(label);
    const address = this.#memory.allocate(label, bytes);
    this.#owned.hold(bytes, () => {
      forget();
      this.#memory.free(address);
    });
    return address;
  }

  #forget(handle: Tensor | Weight): void {
    this.#shared.addresses.delete(handle);
  }

  #packPanels(weight: Weight, panels: number, words: Uint32Array<ArrayBuffer>): void {
    const { label, format, rows, cols } = weight;
    const { exports, kernels } = this.#shared.instance;
    const [together, units] = [this.#columnsTogether(weight), Math.ceil(rows / PANEL)];
    const calls = (address: number): readonly WasmCall[] => {
      const args = { words: address, panels, format: formats.indexOf(format), together, rows, cols };
      return [{ kernel: "pack_weights", units, grain: Math.ceil(units / 16), args }];
    };
    const room = new Uint32Array(words.length + programWords(kernels, calls(0), 0).length);
    room.set(words);
    this.#memory.stage(label, room, (address) => {
      const program = address + words.byteLength;
      this.#memory.write(program, programWords(kernels, calls(address), program));
      exports.run(program, 1);
    });
  }

  async #read(tensor: Tensor, length: number): Promise<ArrayBuffer> {
    await this.#breathe();
    return this.#memory.read(this.#addressOf(tensor), 4 * length);
  }

  /** Work fills the thread, so from time to time events of the outside get a turn. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#shared.breathed < BREATH_MILLISECONDS) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
    this.#shared.breathed = performance.now();
  }

  #columnsTogether({ format }: Weight): ColumnsTogether {
    const { precision, instance } = this.#shared;
    return columnsTogether(format, precision, instance.byteDots);
  }

  #addressOf(handle: Tensor | Weight): number {
    const address = this.#shared.addresses.get(handle);
    if (address === undefined) throw new Error(`${handle.label} belongs to another back end`);
    return address;
  }
}
