import type { VadOptions } from "./options";
import { stepSamples } from "./sileroVad";
import { SpeechRegions } from "./speechRegions";
import type { SpeechRegion } from "./speechTracker";

/**
 * Regions of speech in samples at 16 kHz, in order and without overlap: silero-vad's `get_speech_timestamps` (v6.2).
 *
 * `probabilities` has one per 512 samples; `audioLength` in samples says how much of the last 512 is audio.
 */
export function getSpeechTimestamps(
  probabilities: Iterable<number> & { readonly length: number },
  options: Partial<VadOptions> = {},
  audioLength = probabilities.length * stepSamples,
): readonly SpeechRegion[] {
  const regions: SpeechRegion[] = [];
  const speech = new SpeechRegions(options);
  for (const probability of probabilities) speech.push(probability, regions);
  speech.end(audioLength, regions);
  return regions;
}
