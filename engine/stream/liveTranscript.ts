import { speakerName } from "../speakers/assignSpeakers";
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
    if (event.type === "spoken") this.#speak(event);
    if (event.type === "merged") this.#merge(event);
    if (event.type !== "confirmed") return;
    const segments = this.#tracks[event.track];
    if (event.how === "grown") segments?.pop();
    segments?.push(event.segment);
  }

  #speak({ track, parts }: LiveEvent & { readonly type: "spoken" }): void {
    const segments = this.#tracks[track];
    const [first, last] = [parts[0]?.segment, parts.at(-1)?.segment];
    if (!segments || !first || !last) return;
    const from = segments.findLastIndex(({ start }) => start <= first.start);
    const behind = segments.findIndex(({ start }, i) => i > from && start >= last.end);
    const spoken = parts.map(({ segment, speaker }) =>
      speaker === undefined ? segment : { ...segment, speaker: speakerName(speaker) },
    );
    segments.splice(from, (behind < 0 ? segments.length : behind) - from, ...spoken);
  }

  #merge({ track, speaker, into }: LiveEvent & { readonly type: "merged" }): void {
    const segments = this.#tracks[track];
    for (const [i, segment] of segments?.entries() ?? []) {
      if (segment.speaker === speakerName(speaker)) segments![i] = { ...segment, speaker: speakerName(into) };
    }
  }

  /** All segments by their start; where there are several tracks they say who speaks. */
  transcript(language: string): Transcript {
    const several = this.#tracks.length > 1;
    const segments = this.#tracks
      .flatMap((track, i) =>
        several ? track.map((segment) => ({ speaker: speakers[i] ?? `Track ${i + 1}`, ...segment })) : track,
      )
      .toSorted((a, b) => a.start - b.start);
    return { text: segments.map(({ text }) => text).join(""), language, segments };
  }
}
