import type { KeptFile } from "./keptFile";
import type { Losses } from "./losses";
import type { RecordedTrack } from "./recordedTrack";
import type { RecorderState, RecordingStorage } from "./types";

interface Told {
  readonly tracks: readonly RecordedTrack[];
  readonly audio: readonly KeptFile[];
  readonly kind: RecordingStorage["kind"];
  readonly losses: () => Losses;
}

/**
 * Tells how a recording stands when a second of it is full, where it is kept, what of it is not, and when it has ended.
 */
export function teller(told: Told, onState: (state: RecorderState) => void): () => void {
  let last = stateOf(told);
  onState(last);
  return () => {
    const now = stateOf(told);
    const isNews =
      Math.floor(now.heard) > Math.floor(last.heard) ||
      now.keeping !== last.keeping ||
      now.ended !== last.ended ||
      now.noRoomFrom !== last.noRoomFrom ||
      now.missing?.at(-1)?.end !== last.missing?.at(-1)?.end;
    if (!isNews) return;
    last = now;
    onState(last);
  };
}

function stateOf({ tracks, audio, kind, losses }: Told): RecorderState {
  const isKept = audio.every(({ isFull, isSure }) => !isFull && isSure);
  return {
    heard: Math.max(...tracks.map(({ seconds }) => seconds)),
    keeping: kind === "device" && !isKept ? "full" : kind,
    ended: tracks.every((track) => track.ended),
    ...losses(),
  };
}
