export const modelNames = ["tiny.en", "base"] as const;
export type ModelName = (typeof modelNames)[number];

export const contenderNames = ["Sotto", "transformers.js", "whisper.cpp", "whisper.wasm"] as const;
export type ContenderName = (typeof contenderNames)[number];

/** What a contender is to measure in one turn. */
export interface Task {
  readonly model: ModelName;
  readonly threads: number;
  /** Times to encode a window and to decode after it. */
  readonly passes: number;
  /** Tokens to decode a pass, whatever the model wants to say. */
  readonly tokens: number;
  /** Seconds of the long audio; undefined where there is none. */
  readonly longSeconds: number | undefined;
}

/** One window of 30 seconds and the tokens after it. */
export interface Pass {
  readonly encoderMs: number;
  /** Mean over the pass's tokens, everything included that a token takes. */
  readonly tokenMs: number;
}

/** What arithmetic the processor was found able to do, and the part of it that the encoder uses. */
export interface Peak {
  /** Multiplications and additions, 1e9 a second, on all threads of the task. */
  readonly gops: number;
  /** 0 to 1. */
  readonly reached: number;
}

/** What came out of one turn; a contender leaves empty what it cannot tell. */
export interface Measurement {
  /** Types of weights and activations. */
  readonly numbers: string;
  readonly passes: readonly Pass[];
  /** From the clip's samples to its text. */
  readonly clipMs: number;
  readonly text: string;
  /** From the long audio's samples to its text. */
  readonly longMs?: number | undefined;
  readonly peak?: Peak | undefined;
}

/** A Whisper to race. */
export interface Contender {
  readonly name: ContenderName;
  /** Fewer than were asked for where a turn takes very long. */
  readonly mostRounds: number;
  /** Why a model cannot be measured on this machine; undefined: it can. */
  missing(model: ModelName): string | undefined;
  /** Loads the model, warms up, measures and frees everything. */
  measure(task: Task): Promise<Measurement>;
}

/** The language that is spoken in clip and long audio; English-only models must not be told. */
export function languageOf(model: ModelName): "en" | undefined {
  return model.endsWith(".en") ? undefined : "en";
}
