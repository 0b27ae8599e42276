import type { GpuRecorder } from "./gpuRecorder";
import type { WasmRecorder } from "./wasmRecorder";

/**
 * One thing that a model can ask for, on both back ends. It lies in the folder of its kernel, or of its own where several
 * kernels can do it, and becomes a verb by its line in operations.ts.
 */
export interface Operation<Args> {
  /** Asks a graphics card for dispatches: kernel, variant, parameters, grid. */
  gpu(args: Args, on: GpuRecorder): void;
  /** Asks the processor for calls: kernel, units of work, arguments, scratch memory. */
  wasm(args: Args, on: WasmRecorder): void;
}
