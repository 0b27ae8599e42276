import type { Unread } from "../decoding/unread";
import type { TranscriptSegment } from "../transcripts/types";

/** Whether a recording's sound stays, goes as soon as all of its text is written, or has gone. */
export type SoundKeeping =
  | { readonly status: "kept" }
  | { readonly status: "until-written" }
  /** Seconds that there were of it: nothing else tells any more. */
  | { readonly status: "deleted"; readonly seconds: number };

/** What is known of a recording's sound. */
export interface RecordingMeta {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Who is heard on each track. */
  readonly tracks: readonly string[];
  /** "recording" is written first, so it is what a crash leaves; "stopped": all sound is there, the text is not; "done". */
  readonly state: "recording" | "stopped" | "done";
  readonly audio: SoundKeeping;
  /** Stretches in which a recorder was lost before another one stood in its place; silence is kept for them. */
  readonly missing?: readonly Unread[];
  /** Second from which on the device had no room. */
  readonly noRoomFrom?: number;
}

/** A description as it was before texts had a place of their own. */
export interface OldMeta extends RecordingMeta {
  /** The model's name. */
  readonly model: string | undefined;
  readonly language: string | undefined;
}

/** A recording as it lies in this browser. */
export interface KeptRecording extends OldMeta {
  readonly seconds: number;
  /** "file": its text lies beside the sound, as an earlier version wrote it. */
  readonly text: "file" | "none";
}

/** A segment of one track, in the state that it had grown to. */
export interface TextLine {
  readonly track: number;
  readonly segment: TranscriptSegment;
}

/**
 * What is heard and where it is kept: on the device, in this tab only, or there because the device is full; "nowhere" while
 * a recorder was lost and the next one is not there yet.
 */
export interface RecorderState {
  readonly heard: number;
  readonly keeping: "device" | "memory" | "full" | "nowhere";
  /** All tracks have ended, and all of their sound is kept. */
  readonly ended: boolean;
  /** As in `RecordingMeta`. */
  readonly missing?: readonly Unread[];
  readonly noRoomFrom?: number;
}

/** The part of `FileSystemSyncAccessHandle` that a growing file needs. */
export interface SyncHandle {
  getSize(): number;
  read(bytes: Uint8Array, options: { readonly at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

/** Where recordings lie: one folder each. A browser that keeps nothing gives no handles and lists nothing. */
export interface RecordingStorage {
  readonly kind: "device" | "memory";
  list(): Promise<readonly string[]>;
  /** For adding at the end; a new file where there is none. */
  open(id: string, name: string): Promise<SyncHandle | undefined>;
  read(id: string, name: string): Promise<File | undefined>;
  write(id: string, name: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Deletes one file; one that is not there is deleted already. */
  removeFile(id: string, name: string): Promise<void>;
}
