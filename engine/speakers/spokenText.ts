import type { Segment } from "../transcript/types";
import { partsOf, reach } from "./assignSpeakers";
import type { LiveSpeakerEvent } from "./liveSpeakers";
import type { LiveVoice, SpeakerTurn, SpokenEvent } from "./types";

/** Parts of a speaker's turn that are told one after the other, so many seconds apart, are one. */
const seam = 0.05;

/**
 * Gives the confirmed text of a track to those who speak, once both are known. What was given stays: speakers get the next number
 * when the first of their words is told, and an event says so where two of those turn out to be one.
 */
export class SpokenText {
  readonly #track: number;
  /** Confirmed segments that are nobody's yet; the last one may grow. */
  readonly #open: Segment[] = [];
  /** By the numbers of who hears them; those that open segments may need. */
  #turns: SpeakerTurn[] = [];
  /** Second up to which they are known. */
  #until = 0;
  /** The numbers that are told, by those of who hears. */
  readonly #told: Map<number, number>;
  #next: number;

  /** Who hears numbers those who are known before all others. */
  constructor(track: number, known: readonly Pick<LiveVoice, "speaker">[]) {
    this.#track = track;
    this.#told = new Map(known.map(({ speaker }, number) => [number, speaker]));
    this.#next = known.reduce((next, { speaker }) => Math.max(next, speaker + 1), 0);
  }

  /** A segment is new, or the last one has grown. */
  confirm(how: "new" | "grown", segment: Segment): void {
    if (how === "grown") this.#open.pop();
    this.#open.push(segment);
  }

  /** Takes what was heard, in seconds of the recording. */
  hear(event: LiveSpeakerEvent): readonly SpokenEvent[] {
    if (event.type === "merged") return this.#merge(event);
    this.#until = event.until;
    for (const turn of event.turns) {
      const before = this.#turns.findLast(({ speaker }) => speaker === turn.speaker);
      if (before && turn.start - before.end < seam)
        this.#turns[this.#turns.indexOf(before)] = { ...before, end: turn.end };
      else this.#turns.push(turn);
    }
    return [];
  }

  /** Nothing more will be heard. */
  end(): void {
    this.#until = Number.POSITIVE_INFINITY;
  }

  /**
   * Gives away the segments of which all is known; the last one only where `seal` says that it does not grow any more.
   */
  take(voices: readonly LiveVoice[], seal: () => boolean): readonly SpokenEvent[] {
    const known = this.#open.findIndex(({ end }) => end > this.#until);
    let ready = known < 0 ? this.#open.length : known;
    if (ready === this.#open.length && ready > 0 && !seal()) ready--;
    if (ready === 0) return [];
    const parts = this.#open
      .splice(0, ready)
      .flatMap((segment) => partsOf(segment, this.#turns))
      .map(([segment, speaker]) => ({ segment, speaker: speaker === undefined ? undefined : this.#numberOf(speaker) }));
    const from = this.#open[0]?.start ?? parts.at(-1)!.segment.end;
    this.#turns = this.#turns.filter(({ end }) => end > from - reach);
    return [{ type: "spoken", track: this.#track, parts, voices: this.#toldOf(voices) }];
  }

  #numberOf(speaker: number): number {
    const number = this.#told.get(speaker) ?? this.#next++;
    this.#told.set(speaker, number);
    return number;
  }

  #toldOf(voices: readonly LiveVoice[]): readonly LiveVoice[] {
    return voices.flatMap((voice) => {
      const speaker = this.#told.get(voice.speaker);
      return speaker === undefined ? [] : [{ ...voice, speaker }];
    });
  }

  /** Nobody is told of one whom nobody has seen. */
  #merge({ speaker, into }: LiveSpeakerEvent & { readonly type: "merged" }): readonly SpokenEvent[] {
    this.#turns = this.#turns.map((turn) => (turn.speaker === speaker ? { ...turn, speaker: into } : turn));
    const [later, first] = [this.#told.get(speaker), this.#told.get(into)];
    this.#told.delete(speaker);
    if (later === undefined) return [];
    this.#told.set(into, Math.min(later, first ?? later));
    if (first === undefined) return [];
    const [least, most] = [Math.min(later, first), Math.max(later, first)];
    return [{ type: "merged", track: this.#track, speaker: most, into: least }];
  }
}
