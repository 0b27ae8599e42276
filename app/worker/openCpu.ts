import relaxed from "../../dist/wasm/relaxed.wasm?url";
import relaxedThreads from "../../dist/wasm/relaxed-threads.wasm?url";
import simd from "../../dist/wasm/simd.wasm?url";
import simdThreads from "../../dist/wasm/simd-threads.wasm?url";
import { createWasmBackend, startWasm, type WasmVariant } from "../../engine/index";

const urls: Readonly<Record<WasmVariant, string>> = {
  relaxed,
  "relaxed-threads": relaxedThreads,
  simd,
  "simd-threads": simdThreads,
};
/** More threads than this wait for memory more than they compute. */
const mostThreads = 8;

/** Starts the WebAssembly kernels, on several threads where the page is isolated from others and so may share memory. */
export async function openCpu() {
  const instance = await startWasm({ compile, threads: threadCount(), startThread });
  return createWasmBackend(instance);
}

/** One core of many is left to the page. */
function threadCount(): number {
  if (!crossOriginIsolated) return 1;
  const cores = navigator.hardwareConcurrency;
  return Math.min(mostThreads, cores > 2 ? cores - 1 : cores);
}

async function compile(variant: WasmVariant): Promise<WebAssembly.Module> {
  const response = await fetch(urls[variant]);
  return WebAssembly.compile(await response.arrayBuffer());
}

function startThread(thread: unknown): void {
  new Worker(new URL("./wasmThread.worker.ts", import.meta.url), { type: "module" }).postMessage(thread);
}
