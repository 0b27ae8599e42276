import { expose } from "comlink";
import { createWasmBackend, startWasm, type WasmInstance } from "../../../engine/index";
import type { Measurement, Task } from "../contender";
import { routes } from "../routes";
import { encoderOperations } from "./encoderOperations";
import { loadClip, loadGgml, loadLong } from "./load";
import { measureSotto } from "./measureSotto";
import { measurePeak } from "./peak";

/** Times Sotto's engine on its WebAssembly back end. */
async function measure(task: Task): Promise<Measurement> {
  const instance = await start(task.threads);
  const audio = { clip: await loadClip(), long: await loadLong(task) };
  const backend = createWasmBackend(instance);
  const { dims, encoderMs, ...measurement } = await measureSotto(backend, await loadGgml(task.model), audio, task);
  const gops = measurePeak(instance);
  return { ...measurement, peak: { gops, reached: encoderOperations(dims) / encoderMs / 1e6 / gops } };
}

function start(threads: number): Promise<WasmInstance> {
  return startWasm({
    threads,
    compile: (variant) => WebAssembly.compileStreaming(fetch(`${routes.kernels}${variant}.wasm`)),
    startThread: (thread) =>
      new Worker(new URL("./sottoThread.worker.ts", import.meta.url), { type: "module" }).postMessage(thread),
  });
}

expose({ measure });
