import type { Segment } from "./transcript/types";
import type { VadParameters } from "./vad/options";

/** Temperatures of openai/whisper's transcribe, tried one after the other. */
export const fallbackTemperatures: readonly number[] = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Decoding options with openai/whisper's names (decoding.py). */
export interface DecodingOptions {
  readonly task: "transcribe" | "translate";
  /** Two-letter code as in openai/whisper's tokenizer.py; English-only models take "en". */
  readonly language: string;
  /** Most tokens sampled per window; undefined: nTextCtx / 2. */
  readonly sampleLen?: number | undefined;
  /** Beams at temperature 0; undefined: greedy. */
  readonly beamSize?: number | undefined;
  readonly patience?: number | undefined;
  readonly lengthPenalty?: number | undefined;
  /** Sequences drawn above temperature 0, of which the most likely is taken; undefined: one. */
  readonly bestOf?: number | undefined;
  /** What every window's own text begins with. */
  readonly prefix?: string | undefined;
  /** Names and words that are to be expected in every window (faster-whisper's). */
  readonly hotwords?: string | undefined;
  /** "-1" or undefined: the non-speech set; a list of ids otherwise (−1 in it stands for that set); empty: none. */
  readonly suppressTokens?: readonly number[] | undefined;
  readonly suppressBlank: boolean;
  readonly withoutTimestamps: boolean;
  /** Seconds; undefined: no bound. */
  readonly maxInitialTimestamp: number | undefined;
}

/** Options of `transcribe` with openai/whisper's names (transcribe.py); undefined switches a threshold off. */
export interface TranscribeOptions extends Omit<DecodingOptions, "language"> {
  /** Undefined: detected from the first window. */
  readonly language: string | undefined;
  /** Codes among which the language is detected; undefined: all of the model's. */
  readonly languages?: readonly string[] | undefined;
  /**
   * Looks for the language of every region of speech, instead of once, and so follows speech that changes it; silence is cut
   * with `vad` or by its defaults. Without effect where `language` is given.
   */
  readonly redetectLanguage?: boolean | undefined;
  /**
   * Where the language is looked for: "speech": in up to three windows that begin with a voice, until one is sure of it, which
   * needs the voice detector; undefined or "first": in the first window, as openai/whisper does.
   */
  readonly detectLanguageWindow?: "first" | "speech" | undefined;
  /**
   * What is said, in the order of its times, which need not be exact: nothing is decoded, and its segments come back with their
   * words' times. Of the other options `language`, `task` and `lookahead` count.
   */
  readonly knownText?: readonly Segment[] | undefined;
  /** Tried one after the other until a window's text is neither repetitive nor improbable. */
  readonly temperature: readonly number[];
  /** Draws above temperature 0 are the same for the same seed. */
  readonly seed: number;
  readonly compressionRatioThreshold: number | undefined;
  readonly logprobThreshold: number | undefined;
  /** Windows above this probability of no speech are skipped unless `logprobThreshold` speaks against it. */
  readonly noSpeechThreshold: number | undefined;
  /**
   * Where all temperatures fail, keeps the most probable attempt that does not repeat itself, else the greedy one up to its
   * loop; otherwise the last attempt, as openai/whisper does.
   */
  readonly keepBestFallback?: boolean | undefined;
  readonly conditionOnPreviousText: boolean;
  readonly initialPrompt?: string | undefined;
  /** Puts the initial prompt before every window, not only the first. */
  readonly carryInitialPrompt: boolean;
  readonly wordTimestamps: boolean;
  readonly prependPunctuations?: string | undefined;
  readonly appendPunctuations?: string | undefined;
  /** Seconds: start, end, start, end …; the last end may be missing. */
  readonly clipTimestamps: readonly number[];
  /** Seconds of silence around a suspicious segment from which on it is dropped; needs `wordTimestamps`. */
  readonly hallucinationSilenceThreshold?: number | undefined;
  /**
   * Decodes no window in which the voice detector hears nobody, and keeps no segment without speech unless there is a faint
   * voice that the model is sure of; everything else stays as it is. Without effect with `vad` and `batch`, which leave silence
   * out anyway.
   */
  readonly guardSilence?: boolean | undefined;
  /**
   * Texts with punctuation, by language (`punctuatedTexts`): decodes the first window once more, after that of its language,
   * where it says much without a sentence's end, and goes on from there where it is about as probable. Without effect with
   * `batch` and `initialPrompt`.
   */
  readonly punctuate?: Readonly<Record<string, string>> | undefined;
  /** Cuts silence out before decoding; {}: by silero-vad's defaults; undefined: off. */
  readonly vad?: VadParameters | undefined;
  /**
   * Decodes so many windows of speech together, each without the text before it; silence is cut with `vad` or by its
   * defaults, in either case with a `speechPadMs` of 100 unless that names another. Undefined: one window after the other,
   * as openai/whisper does.
   */
  readonly batch?: number | undefined;
  /**
   * Seconds that are read ahead of the window being decoded, whose loudest point normalises it: files up to this length are
   * exact, in longer ones it is that of what was read; undefined: 30 minutes.
   */
  readonly lookahead?: number | undefined;
}

/** openai/whisper's Python API's defaults. */
export const defaultOptions: TranscribeOptions & DecodingOptions = {
  task: "transcribe",
  language: "en",
  suppressBlank: true,
  withoutTimestamps: false,
  maxInitialTimestamp: 1,
  temperature: fallbackTemperatures,
  seed: 0,
  compressionRatioThreshold: 2.4,
  conditionOnPreviousText: true,
  noSpeechThreshold: 0.6,
  logprobThreshold: -1,
  carryInitialPrompt: false,
  wordTimestamps: false,
  clipTimestamps: [0],
};
