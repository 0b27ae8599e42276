import { vadRules } from "./options";
import type { ForgettingDetector, SpeechDetector } from "./speechDetector";

/**
 * A detector that forgets what it heard with every batch in which nobody speaks. Silero's memory fills with what is no speech:
 * after ten seconds of music it hears a tenth of the voices behind it no more, after thirty many for as long as they last.
 */
export function forgetful(detector: ForgettingDetector): SpeechDetector {
  const { negThreshold } = vadRules({});
  return {
    batch: detector.batch,
    async probabilities(samples) {
      const heard = await detector.probabilities(samples);
      if (Array.from(heard).every((probability) => probability < negThreshold)) detector.forget();
      return heard;
    },
  };
}
