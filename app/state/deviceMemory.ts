import type { DeviceFigures, DeviceRequest } from "../../engine/index";
import type { DeviceMemory } from "./types";

const key = "sotto.device";

/**
 * The user's wish and the figures of the last comparison, kept by the browser. `?device=webgpu|cpu|auto` in the address goes
 * before what is kept, for this visit. A browser that keeps nothing measures at every visit.
 */
export function createDeviceMemory(storage: Storage | undefined, address: string): DeviceMemory {
  const asked = new URL(address).searchParams.get("device");
  return {
    read() {
      const kept = parse(storage?.getItem(key));
      return { ...kept, preference: isPreference(asked) ? asked : kept.preference };
    },
    write(request) {
      // The address speaks for this visit only.
      const isAsked = request.preference === asked;
      const { preference } = isAsked ? parse(storage?.getItem(key)) : request;
      try {
        storage?.setItem(key, JSON.stringify({ ...request, preference }));
      } catch {
        // A full or forbidden storage costs a comparison at the next visit.
      }
    },
  };
}

function parse(text: string | null | undefined): DeviceRequest {
  try {
    const { preference, figures } = JSON.parse(text ?? "{}") as Record<string, unknown>;
    return {
      preference: isPreference(preference) ? preference : "auto",
      figures: isFigures(figures) ? figures : undefined,
    };
  } catch {
    return { preference: "auto" };
  }
}

function isPreference(value: unknown): value is DeviceRequest["preference"] {
  return value === "auto" || value === "webgpu" || value === "cpu";
}

function isFigures(value: unknown): value is DeviceFigures {
  const { key: owner, webgpu, cpu } = (value ?? {}) as Record<string, unknown>;
  return typeof owner === "string" && Number.isFinite(webgpu) && Number.isFinite(cpu);
}
