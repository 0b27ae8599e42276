import type { DeviceInfo } from "../../engine/index";
import { en } from "../strings/en/index";
import type { Strings } from "../strings/strings";

/** What computes, in the user's words. */
export function deviceName({ software }: DeviceInfo, { common }: Strings = en): string {
  return software ? common.devices.processor : common.devices.graphicsCard;
}
