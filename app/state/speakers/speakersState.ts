import type { KnownVoice } from "../../client/voices/types";

/** How far a search for who speaks has come. */
export type SpeakerStage =
  /** Something else is done before it. */
  | { readonly at: "waiting" }
  /** When each word is said, which it needs; `wordSearch` says how far that is. */
  | { readonly at: "words" }
  /** Bytes of the networks that have come. */
  | { readonly at: "loading"; readonly bytes: number }
  | { readonly at: "listening"; readonly seconds: number; readonly totalSeconds: number | undefined }
  /** What was found is kept until another tab has ended editing the text. */
  | { readonly at: "elsewhere" };

export interface SpeakersState {
  /** The jobs in which speakers are looked for, by their ids, the first one first. */
  readonly speakerSearches: ReadonlyMap<number, SpeakerStage>;
  /** Voices that are remembered in this browser; none before somebody has looked. */
  readonly knownVoices: readonly KnownVoice[];
}

export const nobodySought: SpeakersState = { speakerSearches: new Map(), knownVoices: [] };
