import type { DeviceInfo } from "../device/types";

/** A word with its times in seconds; a leading space belongs to it, and so does punctuation beside it. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** How sure the model is of it, 0 to 1. */
  readonly probability: number;
}

/**
 * A stretch of text with its times. Names are openai/whisper's (transcribe.py) in camelCase; times in seconds of the whole
 * recording or file. It has no number: whoever owns the transcript gives it one.
 */
export interface Segment {
  /** First frame (10 ms) of the window that it came from. */
  readonly seek: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly number[];
  readonly temperature: number;
  readonly avgLogprob: number;
  readonly compressionRatio: number;
  readonly noSpeechProb: number;
  /** Code of what is spoken; absent where one language was taken for all of the audio. */
  readonly language?: string;
  /** Absent when times of words were not asked for. */
  readonly words?: readonly Word[];
  /** Whose voice it is, where that is known. */
  readonly speaker?: string;
  /** Who else speaks in it, where two speak at once. */
  readonly also?: string;
  /** Whether a paragraph begins with it, where the user said so. */
  readonly paragraph?: "begins" | "runs-on";
}

/** The finished (or, after a cancel, the kept) result. */
export interface Transcript {
  readonly text: string;
  readonly language: string;
  readonly segments: readonly Segment[];
}

export type TranscribeEvent =
  /** Text of the window being decoded; replaced by the next partial or by segments. */
  | { readonly type: "partial"; readonly text: string }
  | { readonly type: "segments"; readonly segments: readonly Segment[] }
  /** The spoken language, found in the first window, or where it changes. */
  | { readonly type: "language"; readonly language: string; readonly probability: number }
  /** The device failed at this second; another one decodes the window again and goes on. */
  | { readonly type: "recovered"; readonly seconds: number; readonly device: DeviceInfo }
  /** The model elsewhere could not be asked any more at this second; the one here decodes the window again and goes on. */
  | { readonly type: "alone"; readonly seconds: number }
  /** There is memory for so many windows at a time, fewer than `batch` asked for. */
  | { readonly type: "fewer"; readonly windows: number }
  /** The second up to which is transcribed, and that of the end of the audio, undefined until it is known. */
  | { readonly type: "progress"; readonly seconds: number; readonly totalSeconds: number | undefined };
