import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { startWasm, type WasmThread } from "../runtime/startWasm";
import { createWasmBackend, type WasmInstance } from "../runtime/wasmBackend";
import type { WasmPrecision } from "../runtime/wasmWeights";

// Node 20 has relaxed SIMD behind a flag, which must be set before a module is compiled. Its quick compiler adds products of
// bytes to a register that they have overwritten; `hasByteDots` finds that out.
if (process.versions.node.startsWith("20.")) {
  setFlagsFromString("--experimental-wasm-relaxed-simd");
  setFlagsFromString("--no-liftoff");
}

/** How a test wants the CPU back end. */
export interface WasmTestVariant {
  readonly relaxed: boolean;
  readonly threads: number;
  readonly precision: WasmPrecision;
  /** Whether dot products of bytes are taken, whatever they cost here; not unless told. */
  readonly byteDots?: boolean;
}

const started = new Map<string, Promise<WasmInstance>>();

/** The CPU back end in Node; vitest.config.ts has compiled the module. Instances are started once a process and kept. */
export async function openTestWasm({ relaxed, threads, precision, byteDots = false }: WasmTestVariant) {
  const key = `${relaxed} ${threads}`;
  const instance = started.get(key) ?? startTestWasm(relaxed, threads);
  started.set(key, instance);
  const found = await instance;
  if (found.relaxed !== relaxed || found.threads !== threads) throw new Error(`No WebAssembly with ${key} here`);
  return createWasmBackend({ ...found, byteDots }, precision);
}

function startTestWasm(relaxed: boolean, threads: number): Promise<WasmInstance> {
  return startWasm({
    threads,
    relaxed,
    compile: (variant) =>
      WebAssembly.compile(readFileSync(fileURLToPath(new URL(`../../dist/wasm/${variant}.wasm`, import.meta.url)))),
    startThread: (thread: WasmThread) => new Worker(helper, { eval: true, workerData: thread }).unref(),
  });
}

const helper = `const { module, memory, thread } = require("node:worker_threads").workerData;
WebAssembly.instantiate(module, { env: { memory } }).then(({ exports }) => exports.serve(thread));`;
