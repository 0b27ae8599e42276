import type { KernelFigure } from "../../engine/bench/measureKernel";

/** One measurement: a kernel's, or of the same form; milliseconds are megabytes where memory is measured. */
export interface Row extends KernelFigure {
  readonly kind: "kernel" | "variant" | "stage" | "file" | "memory";
  /** Of a variant: whether it is what this adapter would use. */
  readonly chosen?: boolean;
  /** Seconds of audio per second. */
  readonly realtime?: number;
}
