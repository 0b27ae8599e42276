import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { startWasm, type WasmInstance } from "../../engine/index";
import { projectRoot } from "../setup/root";

/** Starts the WebAssembly kernels on so many threads of this process; all cores up to eight unless told otherwise. */
export function openCpu(threads = Math.min(8, availableParallelism())): Promise<WasmInstance> {
  // Node 20 has relaxed SIMD behind a flag, which must be set before a module is compiled.
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--experimental-wasm-relaxed-simd");
  const folder = join(projectRoot(), "dist", "wasm");
  return startWasm({
    threads,
    compile: (variant) => WebAssembly.compile(readFileSync(join(folder, `${variant}.wasm`))),
    // A helping thread never ends by itself and must not keep the process alive.
    startThread: (thread) => new Worker(helper, { eval: true, workerData: thread }).unref(),
  });
}

const helper = `const { module, memory, thread } = require("node:worker_threads").workerData;
WebAssembly.instantiate(module, { env: { memory } }).then(({ exports }) => exports.serve(thread));`;
