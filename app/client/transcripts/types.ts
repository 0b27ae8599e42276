import type { Caption, Segment, TranscribeOptions } from "../../../engine/index";

/** A segment with the number that its transcript gave it, once, and by which it is known from then on. */
export interface TranscriptSegment extends Segment {
  readonly id: number;
  /** What was heard, where somebody has changed it. */
  readonly original?: Original;
  /** The number of the segment of whose original it was a part. */
  readonly partOf?: number;
  /** The place of such a part among the others, which come in the order of these numbers; the segment itself has 0. */
  readonly part?: number;
}

/** A voice that was found in the sound, by the name of its speaker. */
export interface FoundVoice {
  readonly name: string;
  /** What is alike in voices of one person: [256], of length 1. */
  readonly voice: readonly number[];
  /** Seconds in which nobody else spoke. */
  readonly seconds: number;
  /** Names that it was proposed to have, and has not. */
  readonly not?: readonly string[];
}

/** What of a segment a person can change, as it was before. */
export type Original = Pick<Segment, "text" | "tokens" | "start" | "end" | "words" | "speaker" | "also">;

/** Where a transcript's sound is. */
export type TranscriptSource =
  /** Among the recordings of this browser, under the transcript's id. */
  | { readonly kind: "recording" }
  | FileSource
  /** Nowhere: another program wrote the text, in a file of this name. */
  | { readonly kind: "imported"; readonly name: string };

/** A file of the user's: by its handle where the browser gave one, else known again by name, size and first bytes. */
export interface FileSource {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** Of its first bytes (`files/fingerprint.ts`); undefined where nobody has read them. */
  readonly fingerprint: string | undefined;
  readonly handle: FileSystemFileHandle | undefined;
}

/** A language that is spoken; the probability is undefined where the user named it. */
export interface SpokenLanguage {
  /** As openai/whisper's tokenizer.py names it. */
  readonly code: string;
  readonly probability: number | undefined;
}

/** What is known of a transcript besides its text. */
export interface TranscriptFacts {
  readonly id: string;
  /** Undefined: it is named by when it was begun, in the user's language. */
  readonly title: string | undefined;
  /** When it was begun, in milliseconds since 1970. */
  readonly createdAt: number;
  readonly source: TranscriptSource;
  /** Those that are spoken, the one that was heard last at the end; none while nobody knows. */
  readonly languages: readonly SpokenLanguage[];
  /** "translate": the text is in English, whatever is spoken. */
  readonly task: TranscribeOptions["task"];
  /** Name of the model that writes it; undefined before one was chosen. */
  readonly model: string | undefined;
  /** Who is heard on each track of a recording; a file has none. */
  readonly speakers: readonly string[];
  /** When somebody last changed it by hand, in milliseconds since 1970; absent: nobody did. */
  readonly editedAt?: number;
  /**
   * What is spoken where a model that knows English alone writes it, as another model or a person says: a language's code;
   * absent while only the text itself tells.
   */
  readonly sounds?: string | undefined;
  /** Captions that somebody has changed by hand, among those that rules lay out; one without text hides what it stands for. */
  readonly captions?: readonly Caption[] | undefined;
  /** Voices that were found in the sound; absent: nobody looked for them. */
  readonly voices?: readonly FoundVoice[] | undefined;
}

/** A stretch of a transcript that is written once more, over the text that stands there. */
export interface Again {
  /** Seconds; `to` undefined: to the end of the sound. */
  readonly from: number;
  readonly to: number | undefined;
  /** Segments are new from this number on. */
  readonly first: number;
  /** What becomes of what somebody has changed by hand. */
  readonly edited: "keep" | "replace";
  /** Name of the model that writes it. */
  readonly model: string | undefined;
  /** What the user asked for of a part of the sound, as the queue has it; absent: the same as of the whole. */
  readonly options?: object;
  /** Of a stretch, where the text had not come to its end: from where, in what language, and whether by itself, that goes on. */
  readonly rest?: {
    readonly from: number;
    readonly language: string | undefined;
    readonly after: "waiting" | "stopped";
  };
}

/** A text that something took the place of, and what is known of it. */
export interface TextVersion
  extends Pick<TranscriptFacts, "title" | "languages" | "task" | "model" | "speakers" | "captions" | "voices"> {
  /** When that was, in milliseconds since 1970: no two of a transcript have the same. */
  readonly at: number;
  /** What took its place: the same sound transcribed again, a text that was attached, or an earlier version. */
  readonly why: "again" | "attached" | "restored";
  readonly segments: readonly TranscriptSegment[];
}

/** How far the work on a transcript has come, as it is kept beside it. */
export interface KeptOrder {
  /** Whether there is any text: what waits for its turn has none. */
  readonly text: "none" | "some";
  /** "open" is what a crash leaves behind; "stopped": by the user, or by a failure. */
  readonly progress: "open" | "stopped" | "done";
  /** What the user asked for, as the queue has it. */
  readonly options: object;
  /** Code of the language that the user named. */
  readonly language: string | undefined;
  /** Index of the audio track that the user chose; undefined: the first that is not silent. */
  readonly track: number | undefined;
  /** Seconds of sound that are written down, and of all of it once known. */
  readonly seconds: number;
  readonly totalSeconds: number | undefined;
  /** Milliseconds that it took so far. */
  readonly spentMs: number;
  /** What is written over the text; absent: the text is written for the first time, or done. */
  readonly again?: Again;
  /** The files that came with it have the same number; absent: it waits for none of them. */
  readonly batch?: number;
  /** By which it is ordered among those that wait; absent: by when it was begun. */
  readonly place?: number;
}

/** A transcript as it lies in this browser; its text is read by itself. */
export interface KeptTranscript {
  readonly facts: TranscriptFacts;
  readonly order: KeptOrder;
}

/** A transcript as it is now, and which of its segments are new or other than before. */
export interface TranscriptChange extends KeptTranscript {
  readonly segments: readonly TranscriptSegment[];
  /** Numbers of segments that are none any more. */
  readonly removed?: readonly number[];
}

/**
 * Where text is kept: in the database; there too, but in the last room of the device, which was held for it ("tight"); in this
 * tab alone, because that is full as well or the browser keeps nothing.
 */
export type TextKeeping = "database" | "tight" | "full" | "memory";

/** Whether text outlives the tab. */
export function isKeptText(keeping: TextKeeping): boolean {
  return keeping === "database" || keeping === "tight";
}
