import { bringRareKernels, rareKernels } from "./bringRareKernels";
import { adapterFacts } from "./gpuBackend";
import { fasterFeatures, matrixDevices } from "./matrixDevices";

/**
 * A device of an adapter that was handed in: with those of the features that make kernels faster, and of `others`, that the
 * adapter has, and with its own limits for buffers, so that weights larger than WebGPU's default of 128 MiB can be bound, and for
 * workgroup memory.
 */
export async function requestDevice(adapter: GPUAdapter, others: readonly GPUFeatureName[] = []): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredFeatures: [...fasterFeatures, ...others].filter((feature) => adapter.features.has(feature)),
    requiredLimits: { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize },
  });
  await prepareKernels(device, adapter);
  return device;
}

/** Fetches the kernels that only some devices take where this is one. */
export async function prepareKernels(device: GPUDevice, adapter: GPUAdapter): Promise<void> {
  const mayHaveMatrices = fasterFeatures.every((feature) => device.features.has(feature));
  if (!mayHaveMatrices && !adapterFacts(device).software) return;
  await bringRareKernels();
  // Of a device Dawn does not say which matrices it multiplies.
  if (mayHaveMatrices && rareKernels().hasMatrices(adapter.info)) matrixDevices.add(device);
}
