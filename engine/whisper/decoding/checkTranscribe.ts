import type { TranscribeOptions } from "../../transcribeOptions";
import { clipsOf } from "../transcribe/clips";
import { checkOptions, optionsAt } from "./checkOptions";

/** Throws a RangeError with the offending value for options that contradict each other or lie outside their range. */
export function checkTranscribeOptions(options: TranscribeOptions): void {
  if (options.temperature.length === 0) throw new RangeError("temperature is empty; at least one was expected.");
  for (const temperature of options.temperature) checkOptions(optionsAt(temperature, { ...options, temperature }));
  clipsOf(options.clipTimestamps);
  const { batch } = options;
  if (batch !== undefined && !(Number.isInteger(batch) && batch >= 1 && batch <= 64)) {
    throw new RangeError(`batch is ${batch}; a whole number from 1 to 64 was expected.`);
  }
}
