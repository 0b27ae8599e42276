import {
  type DeviceName,
  type Footprint,
  footprintOf,
  mostProcessorBytes,
  publishedDimensions,
  type StoredType,
  storedTypes,
} from "../../../engine/index";
import type { Model } from "../../client/models/model";
import type { AppState } from "../appState";
import { partsOf } from "./modelCost";
import { currentDevice } from "./speeds";

/** What a device does not have for a model. */
export type Lack =
  /** Memory in one piece: of how much a graphics card has in all, WebGPU says nothing. */
  | { readonly of: "buffer"; readonly needs: number; readonly offers: number }
  /** Memory in all, on the processor. */
  | { readonly of: "memory"; readonly needs: number; readonly offers: number };

/** What a model's size is told from: the shape of one of the user's, else its name. */
type Sized = Pick<Model, "name" | "shape">;

/** Bytes of device memory that a model takes at work, by its shape or by those that its name stands for; undefined for an unknown one. */
export function memoryOf({ name, shape }: Sized, device: DeviceName): Footprint | undefined {
  if (shape) return footprintOf(shape.dims, shape.type, device);
  const { size, speaks, format } = partsOf(name);
  const dims = publishedDimensions(size, speaks);
  const type = storedTypes.find((one): one is StoredType => one === format);
  return dims && type && footprintOf(dims, type, device);
}

/** What keeps a model from running where the user wants it to; undefined: nothing that is known beforehand. */
export function lackOf(state: Pick<AppState, "engine" | "device" | "shelfRecord">, model: Sized): Lack | undefined {
  const device = wantedDevice(state);
  const memory = device && memoryOf(model, device);
  return device && memory && lackOfMemory(state.engine, device, memory);
}

/** What a device does not have for a model that takes so much. */
export function lackOfMemory(engine: AppState["engine"], device: DeviceName, memory: Footprint): Lack | undefined {
  if (device === "cpu") {
    const { total } = memory;
    return total > mostProcessorBytes ? { of: "memory", needs: total, offers: mostProcessorBytes } : undefined;
  }
  const offers = engine.status === "ready" ? engine.device.largestBuffer : undefined;
  if (offers === undefined || memory.largest <= offers) return undefined;
  return { of: "buffer", needs: memory.largest, offers };
}

/** What the user asked for, or what Sotto has chosen. */
export function wantedDevice(state: Pick<AppState, "engine" | "device" | "shelfRecord">): DeviceName | undefined {
  const { preference } = state.device;
  if (preference !== "auto") return preference;
  const device = currentDevice(state);
  if (device === undefined) return undefined;
  return device.startsWith("webgpu ") ? "webgpu" : "cpu";
}
