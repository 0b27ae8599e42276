import type { DeviceInfo } from "../../engine/index";
import type { Strings } from "../strings/strings";

/** What computes, in the user's words. */
export function deviceName({ software }: DeviceInfo, { common }: Strings): string {
  return software ? common.devices.processor : common.devices.graphicsCard;
}

/** What computes, as it names itself; of the processor's threads, which name themselves in English, in the user's words. */
export function adapterName(adapter: string, { bench }: Pick<Strings, "bench">): string {
  const processor = /^(\d+) threads?, (relaxed )?SIMD$/.exec(adapter);
  if (processor === null) return adapter;
  const [, threads, relaxed] = processor;
  return (relaxed === undefined ? bench.what.plain : bench.what.relaxed)(Number(threads));
}

/** Why it computes and not the other one. */
export function deviceReason({ device, reason }: DeviceInfo, { device: words, settings }: Strings): string {
  switch (reason.why) {
    case "asked":
      return words.asked[device];
    case "no-webgpu":
      return words.noWebgpu;
    case "software-adapter":
      return words.software(reason.adapter);
    case "webgpu-failed":
      // The engine says it in English; the page Bench shows its words.
      return words.failed;
    case "faster":
      return settings.device.trial(reason.figures.webgpu, reason.figures.cpu);
  }
}
