/** Decoding options with openai/whisper's names (decoding.py) and its Python API's defaults, which are greedy. */
export interface DecodingOptions {
  readonly task: "transcribe";
  /** Two-letter code as in openai/whisper's tokenizer.py; English-only models take "en". */
  readonly language: string;
  /** Most tokens sampled per window; undefined: nTextCtx / 2. */
  readonly sampleLen?: number | undefined;
  /** "-1" or undefined: the non-speech set; a list of ids otherwise (−1 in it stands for that set); empty: none. */
  readonly suppressTokens?: readonly number[] | undefined;
  readonly suppressBlank: boolean;
  readonly withoutTimestamps: boolean;
  /** Seconds; undefined: no bound. */
  readonly maxInitialTimestamp: number | undefined;
}

/** Options of `transcribe` with openai/whisper's names (transcribe.py). */
export interface TranscribeOptions extends DecodingOptions {
  readonly conditionOnPreviousText: boolean;
  /** Windows above this probability of no speech are skipped unless `logprobThreshold` speaks against it; undefined: off. */
  readonly noSpeechThreshold: number | undefined;
  readonly logprobThreshold: number | undefined;
}

export const defaultOptions: TranscribeOptions = {
  task: "transcribe",
  language: "en",
  suppressBlank: true,
  withoutTimestamps: false,
  maxInitialTimestamp: 1,
  conditionOnPreviousText: true,
  noSpeechThreshold: 0.6,
  logprobThreshold: -1,
};
