import { writeFileSync } from "node:fs";
import type { Backend } from "../../kernels/runtime/backend";
import { createGpuBackend } from "../../kernels/runtime/gpuBackend";
import { createWasmBackend } from "../../kernels/runtime/wasmBackend";
import { openCpu } from "../device/openCpu";
import { fastToggles, openGpu } from "../device/openGpu";
import type { BenchRequest } from "./args";
import { benchFile } from "./file";
import { benchKernels } from "./kernels";
import { randomModel } from "./randomModel";
import type { Row } from "./rows";
import { benchStages } from "./stages";
import { benchVad } from "./vad";
import { benchVariants } from "./variants";

/** Measures what was asked for and prints a JSON row for each measurement as it is made; always exits with 0. */
export async function run(request: BenchRequest): Promise<number> {
  const { parts, sizes, batch } = request;
  const open = await backends(request);
  const printed: object[] = [];
  const measure = async (rows: (backend: Backend) => Promise<readonly Row[]>): Promise<void> => {
    const backend = open();
    for (const row of await rows(backend)) {
      const line = { adapter: backend.info.adapter, ...row };
      printed.push(line);
      process.stdout.write(`${JSON.stringify(line, shortNumbers)}\n`);
    }
    backend.dispose();
  };
  const { software, kind } = open().info;
  const isSlow = software && kind === "webgpu";
  const samples = request.samples ?? (isSlow ? 3 : kind === "wasm" ? 9 : 20);
  const steps = request.steps ?? (isSlow ? 8 : 200);
  const windows = request.windows ?? (software ? samples : 100);
  if (parts.includes("kernels")) {
    await measure((backend) => benchKernels(backend, { samples, repeats: software ? 1 : 20, filter: request.filter }));
  }
  if (parts.includes("variants")) await measure(benchVariants);
  if (parts.includes("stages")) {
    for (const size of sizes) {
      await measure((backend) => benchStages(backend, size, randomModel(size), { samples, steps, windows, batch }));
    }
  }
  if (parts.includes("vad")) {
    await measure((backend) => benchVad(backend, request.file, samples));
  }
  if (parts.includes("file")) {
    await measure((backend) => benchFile(backend, request, Math.min(samples, 5)));
  }
  if (request.json !== undefined) writeFileSync(request.json, `${JSON.stringify(printed, null, 1)}\n`);
  return 0;
}

/** Makes back ends one after the other over one device. */
async function backends({ device, toggles, tuning }: BenchRequest): Promise<() => Backend> {
  if (device.preference === "cpu") {
    const instance = await openCpu(device.threads);
    return () => createWasmBackend(instance, device.precision);
  }
  const gpu = await openGpu(device.fastMath ? fastToggles : toggles);
  return () => createGpuBackend(gpu, tuning);
}

function shortNumbers(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}
