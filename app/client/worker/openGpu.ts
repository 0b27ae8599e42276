import { createGpuBackend, requestDevice, SottoError } from "../../../engine/index";

type GpuBackend = ReturnType<typeof createGpuBackend>;

/** Features that make some kernels faster; none is needed. */
const features: readonly GPUFeatureName[] = ["shader-f16", "subgroups"];

/**
 * Opens the browser's fastest adapter with its own limits for buffers.
 * @throws SottoError `device-unavailable` where the browser has no WebGPU or no adapter.
 */
export async function openGpu(gpu: GPU | undefined): Promise<GpuBackend> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter)
    throw new SottoError(
      "device-unavailable",
      gpu ? "WebGPU finds no graphics card here." : "This browser has no WebGPU.",
    );
  return createGpuBackend(await requestDevice(adapter, features));
}
