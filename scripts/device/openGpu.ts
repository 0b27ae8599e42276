import { requestDevice, SottoError } from "../../engine/index";

/** Dawn's toggles for what `--fast-math` asks: f16 where NVIDIA's driver has it, and matrices of subgroups, which are experimental. */
export const fastToggles = ["allow_unsafe_apis", "vulkan_enable_f16_on_nvidia", "use_vulkan_memory_model"] as const;

/** The object that `create()` returned must live as long as the process: once it is collected, Dawn aborts. */
const holder = globalThis as { sottoGpu?: GPU };

/**
 * Opens the first adapter of Dawn (npm webgpu) with the optional features that Sotto can use and the adapter's own
 * limits for buffers. `toggles` are Dawn's, for example "vulkan_enable_f16_on_nvidia".
 * @throws SottoError `device-unavailable` when there is no adapter.
 */
export async function openGpu(toggles: readonly string[] = []): Promise<GPUDevice> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  holder.sottoGpu ??= create(toggles.length > 0 ? [`enable-dawn-features=${toggles.join(",")}`] : []);
  const adapter = await holder.sottoGpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new SottoError("device-unavailable", "No GPU or software driver was found that WebGPU can use.");
  return requestDevice(adapter, ["timestamp-query"]);
}
