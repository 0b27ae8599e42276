/**
 * A device of an adapter that was handed in: with those of the `optional` features that the adapter has, and with its
 * own limits for buffers, so that weights larger than WebGPU's default of 128 MiB can be bound, and for workgroup memory.
 */
export function requestDevice(adapter: GPUAdapter, optional: readonly GPUFeatureName[]): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits;
  return adapter.requestDevice({
    requiredFeatures: optional.filter((feature) => adapter.features.has(feature)),
    requiredLimits: { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize },
  });
}
