import type { WasmExports, WasmInstance } from "./wasmBackend";
import { readKernels } from "./wasmProgram";

/** The module is compiled for SIMD of 128 bits with and without its relaxed part, for one thread and for several. */
export type WasmVariant = "simd" | "simd-threads" | "relaxed" | "relaxed-threads";

/** What a helping thread needs: it instantiates the module on this memory and calls `serve(thread)`. */
export interface WasmThread {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
}

export interface WasmHost {
  compile(variant: WasmVariant): Promise<WebAssembly.Module>;
  /** Threads to compute with, this one among them. */
  readonly threads: number;
  /** Starts a helping thread, once there is work; that begins whether or not the thread has come up. */
  startThread(thread: WasmThread): void;
  /** False leaves relaxed SIMD unused where there is some. */
  readonly relaxed?: boolean | undefined;
}

const PAGES_OF_A_GIGABYTE = 16384;

/** Starts the module in the best variant that runs here. Throws where there is no SIMD. */
export async function startWasm({ compile, threads, startThread, relaxed = true }: WasmHost): Promise<WasmInstance> {
  const isRelaxed = relaxed && hasRelaxedSimd();
  const memory = threads > 1 ? sharedMemory() : undefined;
  const variant = `${isRelaxed ? "relaxed" : "simd"}${memory ? "-threads" : ""}` as const;
  const module = await compile(variant);
  const ownMemory = memory ?? new WebAssembly.Memory({ initial: 2, maximum: 4 * PAGES_OF_A_GIGABYTE });
  const own = await instantiate(module, ownMemory);
  // A processor that loses against a graphics card never runs anything, and needs no threads.
  let waiting = memory ? threads - 1 : 0;
  const run: WasmExports["run"] = (program, calls) => {
    for (; memory && waiting > 0; waiting--) startThread({ module, memory, thread: waiting });
    own.run(program, calls);
  };
  const exports = { run, serve: own.serve, dotPeak: own.dotPeak, dotBytes: own.dotBytes };
  const kernels = readKernels();
  const byteDots = isRelaxed && hasByteDots(own);
  return { exports, memory: ownMemory, kernels, threads: memory ? threads : 1, relaxed: isRelaxed, byteDots };
}

/** A helping thread's whole life, in its own worker: never returns. */
export async function serveWasm({ module, memory, thread }: WasmThread): Promise<never> {
  const { serve } = await instantiate(module, memory);
  serve(thread);
  throw new Error("A helping thread ended");
}

async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<WasmExports> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return exports as unknown as WasmExports;
}

/** Address space is reserved at once, and not every system gives four gigabytes of it; undefined: none at all. */
function sharedMemory(): WebAssembly.Memory | undefined {
  for (const gigabytes of [4, 2, 1]) {
    try {
      return new WebAssembly.Memory({ initial: 2, maximum: gigabytes * PAGES_OF_A_GIGABYTE, shared: true });
    } catch {
      // The next smaller one.
    }
  }
  return undefined;
}

/**
 * Whether the processor has an instruction for dot products of bytes, and the engine takes it: VNNI of Intel and AMD, for which
 * the second byte has no sign where it has eight bits, or SDOT of ARM, for which it has one. Elsewhere three instructions do the
 * work, which hold the sum of two products within 16 bits; with them 16-bit products are faster.
 */
function hasByteDots({ dotBytes }: WasmExports): boolean {
  const found = dotBytes(127, 255);
  return found === 4 * 127 * 255 || found === 4 * 127 * -1;
}

/** Whether relaxed SIMD runs here. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(relaxedProbe);
}

/** A module of one function: f32x4.relaxed_madd. */
const relaxedProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0],
  ...[10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11],
);
