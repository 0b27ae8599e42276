import { wrap } from "comlink";
import type { Measurement, Task } from "../contender";

const workers = {
  sotto: () => new Worker(new URL("./sotto.worker.ts", import.meta.url), { type: "module" }),
  transformers: () => new Worker(new URL("./transformers.worker.ts", import.meta.url), { type: "module" }),
  whisperWasm: () => new Worker(new URL("./whisperWasm.worker.ts", import.meta.url), { type: "module" }),
} as const;

export type WorkerName = keyof typeof workers;

/** What every worker of this page offers. */
export interface BenchWorker {
  measure(task: Task): Measurement | Promise<Measurement>;
}

declare global {
  interface Window {
    /** Measures in a worker of its own; the program calls it from outside. */
    measure(worker: WorkerName, task: Task): Promise<Measurement>;
  }
}

window.measure = (worker, task) => wrap<BenchWorker>(workers[worker]()).measure(task);
