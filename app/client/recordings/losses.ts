import { sampleRate } from "../../../engine/index";
import { type Unread, withUnread } from "../decoding/unread";
import type { KeptFile } from "./keptFile";
import { sampleBytes } from "./pcm";
import type { RecordedTrack } from "./recordedTrack";
import type { RecordingMeta } from "./types";

/** What of a recording was not kept. */
export type Losses = Pick<RecordingMeta, "missing" | "noRoomFrom">;

/** What a recording that goes on has lost: `before` with another recorder, the rest on these tracks and files. */
export function lossesIn(
  before: readonly Unread[],
  tracks: readonly Pick<RecordedTrack, "missing">[],
  audio: readonly KeptFile[],
): Losses {
  const spans = [...before, ...tracks.flatMap((track) => track.missing)].sort((a, b) => a.start - b.start);
  const missing = spans.reduce(withUnread, [] as readonly Unread[]);
  const full = audio.filter(({ isFull }) => isFull).map(({ stored }) => stored / sampleBytes / sampleRate);
  return {
    ...(missing.length > 0 && { missing }),
    ...(full.length > 0 && { noRoomFrom: Math.min(...full) }),
  };
}
