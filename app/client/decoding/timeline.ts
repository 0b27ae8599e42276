/** Seconds; timestamps are rounded by many containers, so smaller differences are none. */
const tolerance = 0.1;

/** Sound that begins later than this has a clock that does not begin with the file. */
const latestStart = 600;

/** Sound behind a clock that went back, in seconds, that is too short to be of another file. */
const shortPart = 1;

export interface Clock {
  /** What the file's clock shows at second 0 of the sound. */
  readonly origin: number;
  /** Longer holes behind the first sound, in seconds, are a clock that was set anew, not silence. */
  readonly longestHole: number;
  /** What the file's clock shows at its end; infinite where nothing reliable says it. */
  readonly end: number;
}

/**
 * Gives every frame its place: sound that begins late and holes between frames stay where the file's clock has them, and
 * where the clock goes back (files that were joined) the sound goes on. A clock that was wrong for some packets, damaged ones
 * mostly, is believed again as soon as it goes on as before.
 */
export class Timeline {
  /** Seconds at which the next sample lies. */
  next = 0;
  #shift: number;
  /** The shift before the clock went back, and when it did. */
  #before: { readonly shift: number; readonly at: number } | undefined;
  readonly clock: Clock;

  constructor(clock: Clock) {
    this.#shift = -clock.origin;
    this.clock = clock;
  }

  /** Seconds of silence before sound that begins at `time` on the file's clock (NaN: right behind) and lasts `length`. */
  place(time: number, length: number): number {
    const silence = Number.isNaN(time) ? 0 : this.#holeBefore(time);
    this.next += silence + length;
    return silence;
  }

  #holeBefore(time: number): number {
    this.#believeAgain(time);
    const gap = time + this.#shift - this.next;
    if (Math.abs(gap) <= tolerance) return 0;
    if (gap > 0 && gap <= this.#longest() && time <= this.clock.end + tolerance) return gap;
    if (gap < 0) this.#before = { shift: this.#shift, at: this.next };
    this.#shift -= gap;
    return 0;
  }

  #longest(): number {
    return this.next === 0 ? latestStart : this.clock.longestHole;
  }

  /** Takes the shift of before where by it the clock goes on as if nothing had been. */
  #believeAgain(time: number): void {
    if (this.#before === undefined) return;
    const gap = time + this.#shift - this.next;
    const gapBefore = time + this.#before.shift - this.next;
    const goesOn = Math.abs(gapBefore) <= tolerance;
    const wasShort = this.next - this.#before.at < shortPart && gapBefore > 0 && gapBefore <= this.#longest();
    if (gap <= tolerance || gapBefore >= gap || !(goesOn || wasShort)) return;
    this.#shift = this.#before.shift;
    this.#before = undefined;
  }
}
