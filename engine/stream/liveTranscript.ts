import type { Segment, Transcript } from "../transcript/types";
import type { LiveEvent } from "./types";

/** Whose voice the tracks are, where there are several. */
const speakers: readonly string[] = ["Me", "Them"];

/** Collects what a live transcript confirms, for who wants it as a whole: the engine itself keeps nothing that stands. */
export class LiveTranscript {
  readonly #tracks: Segment[][];

  constructor(tracks: number) {
    this.#tracks = Array.from({ length: tracks }, () => []);
  }

  /** Takes the next event, in order. */
  add(event: LiveEvent): void {
    if (event.type !== "confirmed") return;
    const segments = this.#tracks[event.track];
    if (event.how === "grown") segments?.pop();
    segments?.push(event.segment);
  }

  /** All segments by their start; where there are several tracks they say who speaks. */
  transcript(language: string): Transcript {
    const several = this.#tracks.length > 1;
    const segments = this.#tracks
      .flatMap((track, i) =>
        several ? track.map((segment) => ({ ...segment, speaker: speakers[i] ?? `Track ${i + 1}` })) : track,
      )
      .toSorted((a, b) => a.start - b.start);
    return { text: segments.map(({ text }) => text).join(""), language, segments };
  }
}
