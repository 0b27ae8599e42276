import type { Backend } from "../../kernels/runtime/backend";
import type { VariantNames } from "../../kernels/runtime/variants";

/** What can compute: the graphics card through WebGPU, or the processor through WebAssembly. */
export type DeviceName = "webgpu" | "cpu";

/** Milliseconds that each device needed for the comparison of `measure.ts`. */
export interface DeviceFigures {
  /** The adapters and the version that they belong to; others are measured anew. */
  readonly key: string;
  readonly webgpu: number;
  readonly cpu: number;
}

/** Which variants of kernels an earlier run found to be the fastest. */
export interface KernelChoice {
  /** The version and the adapter that they belong to; for others they are measured anew. */
  readonly version: string;
  readonly adapter: string;
  readonly names: Partial<VariantNames>;
}

/** What the user wants, and what an earlier run measured. */
export interface DeviceRequest {
  readonly preference: "auto" | DeviceName;
  readonly figures?: DeviceFigures | undefined;
  readonly kernels?: KernelChoice | undefined;
}

/** Why a device computes. */
export type DeviceReason =
  | { readonly why: "asked" }
  /** There is no graphics card for us; the message says what is missing. */
  | { readonly why: "no-webgpu"; readonly message: string }
  /** The graphics adapter is itself software for the processor, and loses without a trial. */
  | { readonly why: "software-adapter"; readonly adapter: string }
  | { readonly why: "faster"; readonly figures: DeviceFigures }
  /** The graphics card failed, when it was opened or later, and the processor took over. */
  | { readonly why: "webgpu-failed"; readonly message: string };

/** What the loaded model runs on, as plain data. */
export interface DeviceInfo {
  readonly device: DeviceName;
  /** As it names itself: the adapter, or the processor's threads. */
  readonly adapter: string;
  /** What linear layers multiply in. */
  readonly arithmetic: "f32" | "f16" | "i16";
  /** True where the processor computes. */
  readonly software: boolean;
  /** Of a graphics card: the variants of kernels that run. */
  readonly variants?: VariantNames;
  /** Bytes that a graphics card gives in one piece; WebGPU says nothing of how many it has. */
  readonly largestBuffer?: number;
  readonly reason: DeviceReason;
}

/** How devices are opened here, and which version of Sotto asks. */
export interface DeviceServices {
  /** With the variants that were measured, if that adapter can run them; throws `device-unavailable` where there is none. */
  openGpu(known: KernelChoice | undefined): Promise<Backend>;
  openCpu(): Promise<Backend>;
  readonly version: string;
}

export interface ChosenDevice {
  readonly backend: Backend;
  readonly info: DeviceInfo;
}
