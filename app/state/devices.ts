import type { DeviceInfo } from "../../engine/index";

/** What computes, in the user's words. */
export function deviceName({ software }: DeviceInfo): string {
  return software ? "Processor" : "Graphics card";
}
