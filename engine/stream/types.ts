import type { DeviceInfo } from "../device/types";
import type { FeatureFrames } from "../features";
import type { LiveNetworks } from "../speakers/liveSpeakers";
import type { SpokenEvent, TellSpeakers } from "../speakers/types";
import type { TranscribeOptions } from "../transcribeOptions";
import type { Segment } from "../transcript/types";
import type { SpeechModel } from "../vad/sileroVad";

/** Captured audio: 16 kHz mono samples. */
export interface CapturedBlock {
  /** Second of the recording at which the first sample lies. Blocks of a track follow each other without a gap. */
  readonly start: number;
  readonly samples: Float32Array<ArrayBuffer>;
  /** The feature frames that the samples complete, where any were made; all blocks of a track have the same ones or none. */
  readonly features?: FeatureFrames | undefined;
}

/** The memory of a block that is posted, to be transferred. */
export function buffersOf({ samples, features }: CapturedBlock): ArrayBuffer[] {
  return features ? [samples.buffer, features.values.buffer] : [samples.buffer];
}

/** What the worklet posts over its port (its memory transferred); null is the end of the recording, after the last block. */
export type CaptureMessage = CapturedBlock | null;

/** Events of a live transcript. `track` is the index of the audio track (0: "Me"; 1: "Them"). Times: seconds of the recording. */
export type LiveEvent =
  /** The track's next segment, or its last one "grown": it begins where it did, and its text with the text that it had. */
  | { readonly type: "confirmed"; readonly track: number; readonly how: "new" | "grown"; readonly segment: Segment }
  /** The tail that may still change; replaces the track's former tail; "" clears it. */
  | { readonly type: "tentative"; readonly track: number; readonly text: string; readonly start: number }
  | { readonly type: "language"; readonly language: string; readonly probability: number }
  /** The device failed at this second; another one goes on. */
  | { readonly type: "recovered"; readonly seconds: number; readonly device: DeviceInfo }
  /** At least once a second of audio. */
  | LiveState
  /** Where `tellSpeakers` asks for it, of the last track: the first of several is the microphone's. */
  | SpokenEvent;

/** How a track's live transcript keeps up. */
export interface LiveState {
  readonly type: "live";
  readonly track: number;
  /** Second up to where audio was received. */
  readonly heard: number;
  /** Second up to where text stands. */
  readonly confirmed: number;
  /** Seconds of speech received that no hypothesis covers yet. */
  readonly backlog: number;
  /** Smoothed seconds from a word's end to its first showing; undefined until a word was shown. */
  readonly delay: number | undefined;
  readonly speaking: boolean;
}

/**
 * As of a file. Word times are always found; the voice detector's parameters come from `vad`, over those of `liveVadParameters`.
 * `prefix`, `batch`, `clipTimestamps`, `withoutTimestamps`, `redetectLanguage`, `detectLanguageWindow`, `guardSilence`,
 * `punctuate`, `keepBestFallback` and `hallucinationSilenceThreshold` have no meaning here.
 */
export interface LiveOptions extends TranscribeOptions {
  /** Undefined: nothing of what tells speakers apart is loaded. */
  readonly tellSpeakers?: TellSpeakers | undefined;
}

/** What is known once a live transcript has ended, besides its events. */
export interface LiveOutcome {
  /** The language that was given or found; English where nobody spoke. */
  readonly language: string;
}

/** Networks that tell speakers apart, and what frees them. */
export interface OpenedSpeakers {
  readonly networks: LiveNetworks;
  dispose(): void;
}

/** A track of which is told who speaks in it. */
export interface ToldTrack {
  readonly track: number;
  /** Keeps the last confirmed segment from growing any more, where its utterance has ended; whether that is so. */
  seal(): boolean;
}

/** What tells who speaks in a track, piece by piece, whenever nothing else is to be done. */
export interface Teller {
  push(block: CapturedBlock): void;
  end(): void;
  /** Takes every event of the text, in order. */
  notice(event: LiveEvent): void;
  /** Whether there is a piece of work. */
  readonly isWaiting: boolean;
  /** Whether the sound has ended and all is told that will be. */
  readonly isFinished: boolean;
  /** Does a piece of the work; tells what is known by now. */
  work(): Promise<readonly SpokenEvent[]>;
  /** Gives away the text of which all is known. */
  take(): readonly SpokenEvent[];
  dispose(): void;
}

export interface LiveControl {
  readonly signal?: AbortSignal | undefined;
  openVad(): Promise<SpeechModel>;
  /** What tells who speaks in a track, where that is asked for. */
  tell?: ((place: ToldTrack) => Teller) | undefined;
  /** Milliseconds; never goes back; simulated in benches. */
  now(): number;
}
