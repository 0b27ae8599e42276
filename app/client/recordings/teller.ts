import type { KeptFile } from "./keptFile";
import type { RecordedTrack } from "./recordedTrack";
import type { RecorderState, RecordingStorage } from "./types";

interface Told {
  readonly tracks: readonly RecordedTrack[];
  readonly audio: readonly KeptFile[];
  readonly kind: RecordingStorage["kind"];
}

/** Tells how a recording stands when a second of it is full, where it is kept, and when it has ended. */
export function teller({ tracks, audio, kind }: Told, onState: (state: RecorderState) => void): () => void {
  let last: RecorderState = { heard: 0, keeping: kind, ended: false };
  onState(last);
  return () => {
    const heard = Math.max(...tracks.map(({ seconds }) => seconds));
    const keeping = kind === "device" && audio.some(({ isFull }) => isFull) ? "full" : kind;
    const ended = tracks.every((track) => track.ended);
    const isNews = Math.floor(heard) > Math.floor(last.heard) || keeping !== last.keeping || ended !== last.ended;
    if (!isNews) return;
    last = { heard, keeping, ended };
    onState(last);
  };
}
