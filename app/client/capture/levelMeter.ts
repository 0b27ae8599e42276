/** How loud sound is, 0 to 1 each. */
export interface Level {
  readonly rms: number;
  readonly peak: number;
}

export const noLevel: Level = { rms: 0, peak: 0 };

/** Measures sound over spans of the same number of samples. */
export class LevelMeter {
  readonly #span: number;
  #count = 0;
  #squares = 0;
  #peak = 0;

  constructor(span: number) {
    this.#span = span;
  }

  /** Takes samples; the level of the span that they complete, else undefined. A span ends where samples do. */
  push(samples: Float32Array): Level | undefined {
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i] as number;
      this.#squares += sample * sample;
      this.#peak = Math.max(this.#peak, Math.abs(sample));
    }
    this.#count += samples.length;
    if (this.#count < this.#span) return undefined;
    const level = { rms: Math.sqrt(this.#squares / this.#count), peak: this.#peak };
    this.#count = 0;
    this.#squares = 0;
    this.#peak = 0;
    return level;
  }
}
