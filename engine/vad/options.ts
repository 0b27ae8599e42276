import { sampleRate } from "../audio/constants";
import { stepSamples } from "./sileroVad";

/** Options of `getSpeechTimestamps` with silero-vad's names (utils_vad.py) and defaults in camelCase. */
export interface VadOptions {
  /** Probability from which a step is speech. */
  readonly threshold: number;
  /** Probability below which speech ends; undefined: threshold − 0.15, at least 0.01. */
  readonly negThreshold: number | undefined;
  /** Shorter speech is dropped, unless `maxSpeechDurationS` cut it. */
  readonly minSpeechDurationMs: number;
  /** Longer speech is cut, at a silence where there is one. */
  readonly maxSpeechDurationS: number;
  /** Shorter silence does not end speech. */
  readonly minSilenceDurationMs: number;
  /** What every region gets on either side; half of the silence between two where that is less. */
  readonly speechPadMs: number;
  /** Milliseconds; speech that is too long is cut only at longer silences. */
  readonly minSilenceAtMaxSpeech: number;
  /** Cut speech that is too long at its longest silence; false: at its last. */
  readonly useMaxPossSilAtMaxSpeech: boolean;
}

/** What of the options differs from the defaults. */
export type VadParameters = Partial<VadOptions>;

export const defaultVadOptions: VadOptions = {
  threshold: 0.5,
  negThreshold: undefined,
  minSpeechDurationMs: 250,
  maxSpeechDurationS: Number.POSITIVE_INFINITY,
  minSilenceDurationMs: 100,
  speechPadMs: 30,
  minSilenceAtMaxSpeech: 98,
  useMaxPossSilAtMaxSpeech: true,
};

/** The options as the rules need them: probabilities, and lengths in samples at 16 kHz. */
export interface VadRules {
  readonly threshold: number;
  readonly negThreshold: number;
  readonly minSpeech: number;
  readonly maxSpeech: number;
  readonly minSilence: number;
  readonly pad: number;
  readonly minSilenceAtMaxSpeech: number;
  readonly cutAt: "longest silence" | "last silence";
}

/** Fills the options with silero-vad's defaults and turns their times into samples. */
export function vadRules(options: Partial<VadOptions>): VadRules {
  const all = { ...defaultVadOptions, ...options };
  const samples = (milliseconds: number) => (sampleRate * milliseconds) / 1000;
  const pad = samples(all.speechPadMs);
  return {
    threshold: all.threshold,
    negThreshold: all.negThreshold ?? Math.max(all.threshold - 0.15, 0.01),
    minSpeech: samples(all.minSpeechDurationMs),
    maxSpeech: sampleRate * all.maxSpeechDurationS - stepSamples - 2 * pad,
    minSilence: samples(all.minSilenceDurationMs),
    pad,
    minSilenceAtMaxSpeech: samples(all.minSilenceAtMaxSpeech),
    cutAt: all.useMaxPossSilAtMaxSpeech ? "longest silence" : "last silence",
  };
}
