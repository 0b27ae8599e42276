import type * as RareKernels from "../rareKernels";

let brought: typeof RareKernels | undefined;

/** Fetches the kernels that only some devices take; what records them must have waited for that. */
export async function bringRareKernels(): Promise<void> {
  brought ??= await import("../rareKernels");
}

/** Throws where nobody brought them. */
export function rareKernels(): typeof RareKernels {
  if (!brought) throw new Error("no kernels");
  return brought;
}
