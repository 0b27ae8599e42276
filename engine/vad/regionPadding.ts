import type { SpeechRegion } from "./speechTracker";

/**
 * Pads regions that come in order: each by `pad` samples on either side, or two by half of the silence between them
 * where that is less (silero-vad's utils_vad.py). A region is held back until its end is sure.
 */
export class RegionPadding {
  readonly #pad: number;
  /** Padded at its start but not at its end. */
  #held: SpeechRegion | undefined;

  constructor(pad: number) {
    this.#pad = pad;
  }

  /** The padded start of the region held back. */
  get heldStart(): number | undefined {
    return this.#held?.start;
  }

  /** Takes the next region and appends the one before it to `padded`. */
  add({ start, end }: SpeechRegion, padded: SpeechRegion[]): void {
    const silence = this.#held ? start - this.#held.end : Number.POSITIVE_INFINITY;
    const share = silence < 2 * this.#pad ? Math.floor(silence / 2) : this.#pad;
    this.#release(share, padded);
    this.#held = { start: Math.trunc(Math.max(0, start - share)), end };
  }

  /** Appends the region held back to `padded` if none that begins at `nextStart` or later can shorten its padding. */
  settle(nextStart: number, padded: SpeechRegion[]): void {
    if (this.#held && nextStart - this.#held.end >= 2 * this.#pad) this.#release(this.#pad, padded);
  }

  /** Appends the last region to `padded`; the audio has `audioLength` samples. */
  end(audioLength: number, padded: SpeechRegion[]): void {
    if (this.#held) this.#release(Math.min(this.#pad, audioLength - this.#held.end), padded);
  }

  #release(share: number, padded: SpeechRegion[]): void {
    if (!this.#held) return;
    padded.push({ start: this.#held.start, end: Math.trunc(this.#held.end + share) });
    this.#held = undefined;
  }
}
