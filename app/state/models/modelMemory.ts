import {
  type DeviceName,
  type Footprint,
  footprintOf,
  type ModelDimensions,
  mostProcessorBytes,
  type StoredType,
  storedTypes,
} from "../../../engine/index";
import type { AppState } from "../appState";
import { architectureOf, partsOf } from "./modelCost";
import { currentDevice } from "./speeds";

/** What a device does not have for a model. */
export type Lack =
  /** Memory in one piece: of how much a graphics card has in all, WebGPU says nothing. */
  | { readonly of: "buffer"; readonly needs: number; readonly offers: number }
  /** Memory in all, on the processor. */
  | { readonly of: "memory"; readonly needs: number; readonly offers: number };

/** Bytes of device memory that a model takes at work, by the shapes that its name stands for; undefined for an unknown one. */
export function memoryOf(name: string, device: DeviceName): Footprint | undefined {
  const dims = dimensionsOf(name);
  const { format } = partsOf(name);
  const type = storedTypes.find((one): one is StoredType => one === format);
  return dims && type && footprintOf(dims, type, device);
}

/** What keeps a model from running where the user wants it to; undefined: nothing that is known beforehand. */
export function lackOf(state: Pick<AppState, "engine" | "device" | "shelfRecord">, name: string): Lack | undefined {
  const { engine } = state;
  const device = wantedDevice(state);
  const memory = device && memoryOf(name, device);
  if (memory === undefined) return undefined;
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

/** openai/whisper's, of a published size; heads are 64 wide. */
function dimensionsOf(name: string): ModelDimensions | undefined {
  const { size, speaks } = partsOf(name);
  const found = architectureOf(size);
  if (found === undefined) return undefined;
  const { nAudioState, nAudioLayer, nTextLayer } = found;
  const isThird = size.includes("large-v3");
  const heads = nAudioState / 64;
  return {
    nMels: isThird ? 128 : 80,
    nAudioCtx: 1500,
    nAudioState,
    nAudioHead: heads,
    nAudioLayer,
    nVocab: isThird ? 51866 : speaks === "english" ? 51864 : 51865,
    nTextCtx: 448,
    nTextState: nAudioState,
    nTextHead: heads,
    nTextLayer,
  };
}
