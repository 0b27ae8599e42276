import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { SottoError, startWasm, type WasmInstance } from "../../engine/index";
import { projectRoot } from "../setup/root";

/**
 * Starts the WebAssembly kernels on so many threads of this process; all cores up to eight unless told otherwise.
 * @throws SottoError `out-of-memory` where the process gets no room for them, `device-unavailable` where they are not built.
 */
export async function openCpu(threads = Math.min(8, availableParallelism())): Promise<WasmInstance> {
  // Node 20 has relaxed SIMD behind a flag, which must be set before a module is compiled.
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--experimental-wasm-relaxed-simd");
  const folder = join(projectRoot(), "dist", "wasm");
  const starting = startWasm({
    threads,
    compile: (variant) => WebAssembly.compile(built(join(folder, `${variant}.wasm`))),
    // A helping thread never ends by itself and must not keep the process alive.
    startThread: (thread) => new Worker(helper, { eval: true, workerData: thread }).unref(),
  });
  return starting.catch((cause: unknown) => {
    if (!(cause instanceof RangeError)) throw cause;
    const sentence =
      "There is too little memory: the processor's kernels need address space that this process did not get.";
    throw new SottoError("out-of-memory", sentence, { cause });
  });
}

function built(path: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SottoError("device-unavailable", `${path} is missing; npm run build:cli makes it.`, { cause });
  }
}

const helper = `const { module, memory, thread } = require("node:worker_threads").workerData;
WebAssembly.instantiate(module, { env: { memory } }).then(({ exports }) => exports.serve(thread));`;
