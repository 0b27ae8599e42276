import type { TranscribeOptions } from "../../transcribeOptions";
import type { Segment } from "../../transcript/types";
import type { DecodingTask } from "../decoding/tokenRules";
import type { DecodingResult } from "./segments";

export interface MelWindow {
  /** Normalised log-mel [3000, nMels], asked for where the window is encoded. */
  readonly mel: () => Promise<Float32Array<ArrayBuffer>>;
  /** What the first temperatures gave, where the window was decoded together with others. */
  readonly attempts?: readonly DecodingResult[] | undefined;
  readonly task: DecodingTask;
  /** First frame. */
  readonly seek: number;
  /** Frames that hold audio. */
  readonly segmentSize: number;
  /** Frames of the whole audio; Infinity while its end is not known. */
  readonly contentFrames: number;
  readonly lastSpeechTimestamp: number;
}

/** What a window gave; no segments where it is silent, or is to be decoded again from another frame on. */
export interface FoundWindow {
  readonly segments?: readonly Segment[];
  /** The last that was tried: above 0.5 the text does not lead what follows. */
  readonly temperature: number;
  readonly nextSeek: number;
  readonly lastSpeechTimestamp: number;
}

export type Decoding = TranscribeOptions & { readonly language: string };
