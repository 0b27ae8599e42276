import { create, globals } from "webgpu";
import { bringRareKernels } from "../runtime/bringRareKernels";
import { prepareKernels } from "../runtime/requestDevice";

Object.assign(globalThis, globals);

/**
 * Held on globalThis on purpose: once the object that `create()` returned is collected, Dawn is torn down under the
 * devices made from it and the process aborts, sometimes only when the shader cache is cold.
 */
const holder = globalThis as { sottoTestGpu?: GPU };
holder.sottoTestGpu ??= create([]);

/**
 * A WebGPU device of Dawn in Node for tests, with those of `features` that the adapter has and WebGPU's default limits but
 * those asked for, so that a kernel outside the baseline is refused. Throws where there is no adapter: such a test fails,
 * it does not skip.
 */
export async function requestTestDevice(
  features: readonly GPUFeatureName[] = [],
  requiredLimits: Record<string, number> = {},
): Promise<GPUDevice> {
  const adapter = await requestTestAdapter();
  const device = await adapter.requestDevice({
    requiredFeatures: features.filter((feature) => adapter.features.has(feature)),
    requiredLimits,
  });
  await bringRareKernels();
  await prepareKernels(device, adapter);
  return device;
}

/** The adapter of `requestTestDevice`, for a test that must know what it offers. */
export async function requestTestAdapter(): Promise<GPUAdapter> {
  const adapter = await holder.sottoTestGpu?.requestAdapter();
  if (!adapter) throw new Error("No WebGPU adapter: run the tests through vitest.config.ts, which sets up a driver.");
  return adapter;
}
