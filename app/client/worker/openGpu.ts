import { createMeasuredBackend, type KernelChoice, requestDevice, SottoError } from "../../../engine/index";

type GpuBackend = ReturnType<typeof createMeasuredBackend>;

/**
 * Opens the browser's fastest adapter with its own limits for buffers, and the variants of kernels that were measured on it.
 * @throws SottoError `device-unavailable` where the browser has no WebGPU or no adapter.
 */
export async function openGpu(gpu: GPU | undefined, known?: KernelChoice): Promise<GpuBackend> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter)
    throw new SottoError(
      "device-unavailable",
      gpu ? "WebGPU finds no graphics card here." : "This browser has no WebGPU.",
    );
  return createMeasuredBackend(await requestDevice(adapter), known);
}
