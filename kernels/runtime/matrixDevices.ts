/**
 * Features that make some kernels faster; none is needed, and subgroup matrices need all. The last is experimental: browsers offer it only when
 * they are asked to.
 */
export const fasterFeatures = [
  "shader-f16",
  "subgroups",
  "chromium-experimental-subgroup-matrix",
] as readonly GPUFeatureName[];

/** Devices that were found to multiply subgroup matrices. */
export const matrixDevices = new WeakSet<GPUDevice>();
