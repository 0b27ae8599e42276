import type { DeviceInfo } from "../../../engine/index";
import { costOf } from "./modelCost";

/** A model whose speed is known on devices of several kinds. */
const known = "tiny.en-q5_1";
/** Its times realtime on a thread of a processor of some years ago. More threads than four share memory's speed. */
const perThread = 10;
const mostThreads = 4;
/** Its times realtime on a card that the browser took for faster than the processor: the least that such cards do. */
const onCard = 60;
/** What the fastest card that was measured does, which does the trial in that many milliseconds. */
const fastest = { timesRealtime: 230, trial: 3.2 };

/**
 * Times realtime to be expected of a model on a device on which nothing ran yet: after the processor's threads, or after the
 * card's trial. It says too little rather than too much.
 */
export function presumedSpeed(model: string, device: DeviceInfo): number | undefined {
  const cost = costOf(model, device.device);
  const knownCost = costOf(known, device.device);
  if (cost === undefined || knownCost === undefined) return undefined;
  return (presumedOfKnown(device) * knownCost) / cost;
}

function presumedOfKnown({ device, adapter, reason }: DeviceInfo): number {
  if (device === "cpu") return perThread * Math.min(mostThreads, threadsOf(adapter));
  if (reason.why !== "faster") return onCard;
  return Math.max(onCard, Math.min(1, fastest.trial / reason.figures.webgpu) * fastest.timesRealtime);
}

/** "2 threads, relaxed SIMD": as the processor names itself. */
function threadsOf(adapter: string): number {
  return Number(/^(\d+) threads?\b/.exec(adapter)?.[1] ?? 1);
}
