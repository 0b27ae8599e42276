import type { Segment } from "../../transcript/types";
import { frameInOriginal } from "../transcribe/originalTimes";
import type { DecodingResult } from "../transcribe/segments";
import type { SpeechWindow } from "./speechWindows";

/** A window and how far it is decoded. */
export interface OpenWindow extends SpeechWindow {
  /** Its place among all. */
  readonly id: number;
  /** First frame that is not yet decoded. */
  readonly seek: number;
  /** When the last word ended, in seconds of the window. */
  readonly lastSpeechTimestamp: number;
  /** At times of the window. */
  readonly segments: readonly Segment[];
  /** Texts of what is not yet decoded that are not good enough, one for each of the first temperatures. */
  readonly attempts: readonly DecodingResult[];
}

/** Normalised log-mel of what is not yet decoded. */
export function restOf({ content, seek }: OpenWindow): Promise<Float32Array<ArrayBuffer>> {
  return content.window(seek, content.frames - seek);
}

/** Where that begins in the original audio, in frames. */
export function originalFrame({ seek, map }: OpenWindow): number {
  return frameInOriginal(seek, map);
}
