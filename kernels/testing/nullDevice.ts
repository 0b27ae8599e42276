import { create, globals } from "webgpu";
import { fasterFeatures } from "../runtime/matrixDevices";

Object.assign(globalThis, globals);

/** Held for the life of the process, as in `device.ts`. */
const holder = globalThis as { sottoNullGpu?: GPU };

/** A device of Dawn's back end that computes nothing: it has every feature, and compiles. */
export async function nullDevice(): Promise<GPUDevice> {
  holder.sottoNullGpu ??= create(["backend=null", "enable-dawn-features=allow_unsafe_apis"]);
  const adapter = await holder.sottoNullGpu.requestAdapter();
  if (!adapter) throw new Error("Dawn has no null back end.");
  return adapter.requestDevice({ requiredFeatures: [...fasterFeatures] });
}
