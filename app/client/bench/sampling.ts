import type { DeviceName, KernelCase, KernelSampling, Sampling } from "../../../engine/index";
import type { MeasuredDevice } from "./types";

/** Operations in a case that a software adapter ends within a second. */
const shortWork = 5e8;

/** A case short enough for a graphics adapter that is software. */
export function isShort({ operations = 0 }: Pick<KernelCase, "operations">): boolean {
  return operations <= shortWork;
}

/** How often a kernel is timed. A graphics card is asked for many runs at once, since its answer takes longer than one. */
export function samplingFor(device: DeviceName, kind: MeasuredDevice["kind"]): KernelSampling {
  if (kind === "software") return { most: 9, limit: 1000, repeats: 1 };
  return device === "webgpu" ? { most: 20, limit: 500, repeats: 20 } : { most: 20, limit: 300, repeats: 1 };
}

/** How often the speech is transcribed. */
export const speechSampling: Sampling = { most: 5, limit: 4000 };
