import type { Segment, TranscribeEvent, Word } from "../transcript/types";
import type { CapturedBlock } from "./types";

/** A word or punctuation that a model heard, in seconds from the track's first sample, with what else the model knows of it. */
export interface HeardWord extends Word {
  /** The model's own, such as its tokens: carried, and given back to it. */
  readonly state: unknown;
}

/** What a segment says of the hypothesis that its words come from. */
export type Marks = Pick<Segment, "temperature" | "avgLogprob" | "compressionRatio" | "noSpeechProb">;

/** A stretch of a track of which a hypothesis is to be made, in frames, and what is known of it. */
export interface Stretch {
  /** Somebody goes on speaking; so long that the stretch is as long as it can be; or has ended. */
  readonly kind: "open" | "full" | "final";
  /** How much of it is listened to: what the last one had not heard, where the model can do that and saves time by it; or all. */
  readonly listen: "new" | "all";
  readonly seek: number;
  readonly end: number;
  /** What of its text is confirmed: the model goes on behind it. */
  readonly confirmed: readonly HeardWord[];
  /** What was confirmed before it and leads it, the last words, and whether nothing is left out between those and the first. */
  readonly before: readonly HeardWord[];
  readonly isFromBeginning: boolean;
  /** Frames behind the confirmed text, and those of them that are speech. */
  readonly openFrames: number;
  readonly spokenFrames: number;
}

/** What was said in a stretch. */
export interface Hypothesis {
  /** Words and punctuation behind the confirmed text. */
  readonly words: readonly HeardWord[];
  readonly marks: Marks;
  /** Good enough to be confirmed as it is, should nothing follow. */
  readonly isGood: boolean;
  /** Sure enough to lead what follows. */
  readonly isSure: boolean;
  /** What writing ahead what was said before has brought, for those who measure it. */
  readonly drafts?: DraftCounts | undefined;
}

/** What checking a draft has cost and brought: passes, and tokens that were written ahead and were right. */
export interface DraftCounts {
  readonly passes: number;
  readonly drafted: number;
  readonly accepted: number;
}

/** What is told while a hypothesis is made: the text before its words are timed, the language, a device that took over. */
export type HearingEvent = Extract<TranscribeEvent, { readonly type: "partial" | "language" | "recovered" | "alone" }>;

/** Where words come from: their hypothesis, and the first frame of its stretch. */
export interface WordSource extends Marks {
  readonly seek: number;
}

/** What hears one track for a model. It is given all of the track's sound, and drops what it is told that nobody needs. */
export interface TrackHearing {
  /** Frames that it can look at so far; the last ones may wait for the sound behind them. */
  readonly frames: number;
  push(block: CapturedBlock): void;
  end(): void;
  dropBefore(frame: number): void;
  /** Says what follows the confirmed text of a stretch. Throws `cancelled` when the signal aborts. */
  hypothesise(stretch: Stretch, signal: AbortSignal | undefined): AsyncGenerator<HearingEvent, Hypothesis>;
  /** Whether a stretch with so many confirmed words has room for those that follow. */
  room(words: readonly HeardWord[]): "enough" | "little" | "none";
  /** Words and punctuation as a segment of a transcript. */
  segmentOf(words: readonly HeardWord[], source: WordSource): Segment;
}

/** A model that listens to a recording while it is made; what is spoken is the same on all of its tracks. */
export interface Listening {
  /** Code of what is spoken, once it is known. */
  readonly language: string | undefined;
  /** Frames of the longest stretch that it can look at. */
  readonly longest: number;
  openTrack(): TrackHearing;
}
