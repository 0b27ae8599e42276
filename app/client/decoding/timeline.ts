/** Seconds; timestamps are rounded by many containers, so smaller differences are none. */
const tolerance = 0.1;

/** Sound that begins later than this has a clock that does not begin with the file. */
const latestStart = 600;

export interface Clock {
  /** What the file's clock shows at second 0 of the sound. */
  readonly origin: number;
  /** Longer holes behind the first sound, in seconds, are a clock that was set anew, not silence. */
  readonly longestHole: number;
}

/**
 * Gives every frame its place: sound that begins late and holes between frames stay where the file's clock has them, and
 * where the clock goes back (files that were joined) the sound goes on.
 */
export class Timeline {
  /** Seconds at which the next sample lies. */
  next = 0;
  #shift: number;
  readonly #longestHole: number;

  constructor({ origin, longestHole }: Clock) {
    this.#shift = -origin;
    this.#longestHole = longestHole;
  }

  /** Seconds of silence before sound that begins at `time` on the file's clock (NaN: right behind) and lasts `length`. */
  place(time: number, length: number): number {
    const gap = Number.isNaN(time) ? 0 : time + this.#shift - this.next;
    const isHole = gap > tolerance && gap <= (this.next === 0 ? latestStart : this.#longestHole);
    if (!isHole && Math.abs(gap) > tolerance) this.#shift -= gap;
    const silence = isHole ? gap : 0;
    this.next += silence + length;
    return silence;
  }
}
