import relaxed from "../../../dist/wasm/relaxed.wasm?url";
import relaxedThreads from "../../../dist/wasm/relaxed-threads.wasm?url";
import simd from "../../../dist/wasm/simd.wasm?url";
import simdThreads from "../../../dist/wasm/simd-threads.wasm?url";
import { createWasmBackend, startWasm, type WasmVariant } from "../../../engine/index";
import { fetchOwn } from "../fetchOwn";
import { threadCount } from "./threadCount";

const urls: Readonly<Record<WasmVariant, string>> = {
  relaxed,
  "relaxed-threads": relaxedThreads,
  simd,
  "simd-threads": simdThreads,
};

/** Starts the WebAssembly kernels, on several threads where the page is isolated from others and so may share memory. */
export async function openCpu() {
  const instance = await startWasm({ compile, threads: threadCount(), startThread });
  return createWasmBackend(instance);
}

async function compile(variant: WasmVariant): Promise<WebAssembly.Module> {
  const response = await fetchOwn(urls[variant]);
  return WebAssembly.compile(await response.arrayBuffer());
}

function startThread(thread: unknown): void {
  new Worker(new URL("./wasmThread.worker.ts", import.meta.url), { type: "module" }).postMessage(thread);
}
