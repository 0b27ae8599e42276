import {
  type createMeasuredBackend,
  type DeviceName,
  errorCode,
  type HeldAudio,
  kernelCases,
  type ModelSource,
  measureKernel,
} from "../../../engine/index";
import { measureSpeech } from "./measureSpeech";
import { isShort, samplingFor } from "./sampling";
import type { BenchEvent, BenchOrder, MeasuredDevice } from "./types";

type AnyBackend = Omit<ReturnType<typeof createMeasuredBackend>, "gpu">;

/** A device that was opened to be measured. */
export interface OpenedDevice {
  readonly backend: AnyBackend;
  /** Gives it back. */
  close(): void;
}

export interface BenchServices {
  /** Throws `device-unavailable` where there is none. */
  open(device: DeviceName): Promise<OpenedDevice>;
  /** A model's files, which are read anew for every device and held by none. */
  readModel(name: string): Promise<ModelSource>;
  readonly emit: (event: BenchEvent) => void;
}

type Order = Pick<BenchOrder, "model" | "language" | "inUse" | "drafter"> & { readonly audio: HeldAudio };

/** Measures every device that is here, one after the other, the one in use first; one that fails at work does not keep the next from it. */
export async function runBench(order: Order, services: BenchServices): Promise<void> {
  const devices: readonly DeviceName[] = order.inUse === "cpu" ? ["cpu", "webgpu"] : ["webgpu", "cpu"];
  for (const device of devices) await measureDevice(device, order, services);
}

async function measureDevice(device: DeviceName, order: Order, services: BenchServices): Promise<void> {
  const { emit } = services;
  const opened = await services.open(device).catch((error: unknown) => {
    // What is not here is not measured, and does not fail.
    if (errorCode(error) !== "device-unavailable") throw error;
    return undefined;
  });
  if (opened === undefined) return;
  const { backend } = opened;
  const measured = measuredDevice(device, backend);
  emit({ type: "device", device: measured });
  const parts = [
    // A graphics adapter that is software takes a minute for the sample, and is used by who asks for it alone.
    ...(measured.kind === "hardware" || order.inUse === device ? [speechOn] : []),
    kernelsOn,
  ];
  for (const part of parts) {
    try {
      await part(measured, { ...opened, order, services });
    } catch (error) {
      emit({ type: "failed", device, message: error instanceof Error ? error.message : String(error) });
    } finally {
      backend.dispose();
    }
  }
  opened.close();
}

function measuredDevice(device: DeviceName, { info }: AnyBackend): MeasuredDevice {
  const { adapter, arithmetic, software } = info;
  return { device, adapter, arithmetic, kind: device === "webgpu" && software ? "software" : "hardware" };
}

interface Bench extends OpenedDevice {
  readonly order: Order;
  readonly services: BenchServices;
}

async function speechOn({ device, kind }: MeasuredDevice, { backend, order, services }: Bench): Promise<void> {
  services.emit({ type: "step", step: { what: "speech", device } });
  const { model, audio, language, drafter } = order;
  const read = (name: string) => services.readModel(name);
  const figure = await measureSpeech({ backend, read, model, drafter, kind, language, audio });
  services.emit({ type: "speech", device, figure });
}

async function kernelsOn({ device, kind }: MeasuredDevice, { backend, services }: Bench): Promise<void> {
  const sampling = samplingFor(device, kind);
  const cases = kernelCases(backend).filter((one) => kind === "hardware" || isShort(one));
  for (const [at, one] of cases.entries()) {
    services.emit({ type: "step", step: { what: "kernel", device, index: at + 1, of: cases.length } });
    services.emit({ type: "kernel", device, figure: await measureKernel(backend, one, sampling) });
  }
}
