import type { Stretch } from "../audio/onlyStretches";
import type { DeviceInfo, DeviceRequest } from "../device/types";
import type { ErrorCode } from "../errors";
import type { Segment } from "../transcript/types";

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
  /** Stretches of one speaker that are two people's, in seconds and in order: they alone are heard, for two voices. */
  readonly split?: readonly Stretch[] | undefined;
  /** What computes where no model is loaded. */
  readonly device: DeviceRequest;
}

export type SpeakerEvent =
  /** Bytes of the networks that have come. */
  | { readonly type: "loading"; readonly bytes: number }
  /** Seconds of the recording that were heard, of those that there are where that is known. */
  | { readonly type: "progress"; readonly seconds: number; readonly totalSeconds: number | undefined }
  /** The graphics card failed, and the processor goes on in its place. */
  | { readonly type: "recovered"; readonly device: DeviceInfo };

/** A speaker of a recording that is made, by the number that he keeps, as he sounds so far. */
export interface LiveVoice extends SpeakerVoice {
  readonly speaker: number;
}

/** A piece of confirmed text that is one speaker's; undefined: nobody was heard there. */
export interface SpokenPart {
  readonly segment: Segment;
  readonly speaker: number | undefined;
}

/** Who speaks in a recording that is made is to be told; `known` are those who were told before, where it goes on. */
export interface TellSpeakers {
  readonly known: readonly LiveVoice[];
  /** How many speakers there are at most; undefined: as many as are heard. */
  readonly most?: number | undefined;
  /** Seconds of sound that may wait to be heard, 60 where that is not said: a device that comes no further leaves out what is older. */
  readonly mostBehind?: number | undefined;
}

/**
 * What becomes known of who speaks in a track of a recording while it is made. Speakers are counted from 0 in the order in which they
 * are first heard, and keep their numbers.
 */
export type SpokenEvent =
  /**
   * Confirmed segments of the track, all from the first one's start to the last one's end, cut where the speaker changes: none of them
   * grows any more or is told again. `voices` are all speakers that are known.
   */
  | {
      readonly type: "spoken";
      readonly track: number;
      readonly parts: readonly SpokenPart[];
      readonly voices: readonly LiveVoice[];
    }
  /** Two speakers are one: whatever was `speaker`'s is `into`'s, whose number is smaller; `speaker` is nobody's from now on. */
  | { readonly type: "merged"; readonly track: number; readonly speaker: number; readonly into: number }
  /** Nobody is told apart from now on, for this error; the text goes on. */
  | { readonly type: "unheard"; readonly track: number; readonly code: ErrorCode; readonly message: string };
