import type { DeviceInfo } from "../../device/types";
import type { TranscribeEvent } from "../../transcript/types";
import { framesPerSecond } from "../logMel/constants";
import type { Transcriber } from "./transcriber";

export type Recovered = Extract<TranscribeEvent, { readonly type: "recovered" | "alone" }>;

/** Does a window's work, once more on another device where the first one fails. */
export async function* withRecovery<Result, Event = never>(
  transcriber: Transcriber,
  seek: number,
  work: () => Promise<Result> | AsyncGenerator<Event, Result>,
): AsyncGenerator<Event | Recovered, Result> {
  for (;;) {
    try {
      const running = work();
      return Symbol.asyncIterator in running ? yield* running : await running;
    } catch (error) {
      const device = await transcriber.recover?.(error);
      if (!device) throw error;
      yield recovered(seek / framesPerSecond, device);
    }
  }
}

/** What is told of a device, or a model here, that goes on from this second. */
export function recovered(seconds: number, device: DeviceInfo | "here"): Recovered {
  return device === "here" ? { type: "alone", seconds } : { type: "recovered", seconds, device };
}
