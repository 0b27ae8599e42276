/** How a voice sounded in a recording. */
export interface HeardVoice {
  /** The id of the transcript. */
  readonly transcript: string;
  /** [256], of length 1. */
  readonly voice: readonly number[];
}

/** A voice that the user has named, as it is remembered: how it sounded, and no sound. */
export interface KnownVoice {
  readonly name: string;
  readonly heard: readonly HeardVoice[];
}

/** What a recording tells of voices: whose it was taken for and is not, and whose it is. */
export interface VoiceNews {
  readonly left: readonly string[];
  readonly heard: readonly { readonly name: string; readonly voice: readonly number[] }[];
}

/** Voices that are remembered in this browser. */
export interface VoiceMemory {
  /** None where the browser keeps nothing. */
  read(): Promise<readonly KnownVoice[]>;
  /** Of a transcript; rejects where the browser does not keep it. */
  note(transcript: string, news: VoiceNews): Promise<void>;
  forget(name: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Hears of what other tabs note and forget. */
  onChange(listener: () => void): void;
}
