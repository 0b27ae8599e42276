import type { Backend } from "../../kernels/runtime/backend";
import { errorCode } from "../errors";
import { measureDevice } from "./measure";
import type { ChosenDevice, DeviceFigures, DeviceReason, DeviceRequest, DeviceServices, KernelChoice } from "./types";

/** A graphics card that is so many times slower than the processor need not finish its part of the comparison. */
const HOPELESS = 3;

/**
 * Opens what the user asked for, or the faster of graphics card and processor: by the figures of an earlier run where they
 * belong to these adapters and this version, else by a short comparison. A software adapter is not used unless asked for.
 * @throws SottoError `device-unavailable` where a graphics card was asked for and there is none.
 */
export async function chooseDevice(
  { preference, figures, kernels }: DeviceRequest,
  services: DeviceServices,
): Promise<ChosenDevice> {
  const known = kernels?.version === services.version ? kernels : undefined;
  if (preference === "cpu") return chosen(await services.openCpu(), { why: "asked" });
  if (preference === "webgpu") return chosen(await services.openGpu(known), { why: "asked" });
  const gpu = await openedGpu(services, known);
  if ("message" in gpu) return chosen(await services.openCpu(), { why: "no-webgpu", message: gpu.message });
  const cpu = await services.openCpu();
  if (gpu.info.software) return software({ gpu, cpu });
  return faster({ gpu, cpu }, figures, services.version);
}

/** The processor, after the graphics card failed. */
export async function processorInstead(services: DeviceServices, message: string): Promise<ChosenDevice> {
  return chosen(await services.openCpu(), { why: "webgpu-failed", message });
}

async function openedGpu(
  services: DeviceServices,
  known: KernelChoice | undefined,
): Promise<Backend | { readonly message: string }> {
  try {
    return await services.openGpu(known);
  } catch (error) {
    if (errorCode(error) !== "device-unavailable") throw error;
    return { message: (error as Error).message };
  }
}

interface Both {
  readonly gpu: Backend;
  readonly cpu: Backend;
}

/** Software adapters were 10 to 40 times slower than WebAssembly wherever they were tried; a trial would take seconds. */
function software({ gpu, cpu }: Both): ChosenDevice {
  gpu.dispose();
  return chosen(cpu, { why: "software-adapter", adapter: gpu.info.adapter });
}

async function faster({ gpu, cpu }: Both, known: DeviceFigures | undefined, version: string): Promise<ChosenDevice> {
  const key = [version, gpu.info.adapter, gpu.info.arithmetic, cpu.info.adapter, cpu.info.arithmetic].join(" · ");
  try {
    const figures = known?.key === key ? known : { key, ...(await compare({ gpu, cpu })) };
    const winner = figures.webgpu < figures.cpu ? gpu : cpu;
    (winner === gpu ? cpu : gpu).dispose();
    return chosen(winner, { why: "faster", figures });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    gpu.dispose();
    return chosen(cpu, { why: "webgpu-failed", message });
  }
}

async function compare({ gpu, cpu }: Both): Promise<{ readonly webgpu: number; readonly cpu: number }> {
  const processor = await measureDevice(cpu, Number.POSITIVE_INFINITY);
  return { cpu: processor, webgpu: await measureDevice(gpu, HOPELESS * processor) };
}

function chosen(backend: Backend, reason: DeviceReason): ChosenDevice {
  const { kind, adapter, arithmetic, software, largestBuffer } = backend.info;
  const device = kind === "wasm" ? "cpu" : "webgpu";
  const card = {
    ...(largestBuffer !== undefined && { largestBuffer }),
    ...(backend.variants && { variants: backend.variants.names }),
  };
  return { backend, info: { device, adapter, arithmetic, software, ...card, reason } };
}
