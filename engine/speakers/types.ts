import type { DeviceRequest } from "../device/types";

/** How many speakers there are; undefined: as many as are heard. */
export interface SpeakerCount {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** A stretch in which one speaker speaks, in seconds; those of several may overlap. */
export interface SpeakerTurn {
  readonly start: number;
  readonly end: number;
  /** Counted from 0 in the order in which speakers are first heard. */
  readonly speaker: number;
}

/** How a speaker sounds. */
export interface SpeakerVoice {
  /** [256], of length 1: two voices are alike by their `cosine`. */
  readonly voice: Float32Array;
  /** Seconds in which nobody else speaks. */
  readonly seconds: number;
}

/** Who speaks when in a recording. */
export interface FoundSpeakers {
  /** By their starts; seconds of the recording. */
  readonly turns: readonly SpeakerTurn[];
  /** Of each speaker, by the number that the turns give him. */
  readonly voices: readonly SpeakerVoice[];
}

export interface FindSpeakersOptions {
  readonly count?: SpeakerCount | undefined;
  /** What computes where no model is loaded. */
  readonly device: DeviceRequest;
}

export type SpeakerEvent =
  /** Bytes of the networks that have come. */
  | { readonly type: "loading"; readonly bytes: number }
  /** Seconds of the recording that were heard, of those that there are where that is known. */
  | { readonly type: "progress"; readonly seconds: number; readonly totalSeconds: number | undefined };
