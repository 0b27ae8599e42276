/**
 * Makes samples fit for hearing, in place: what is no number becomes silence, and with `scale` (float formats, which may hold
 * more than full scale) they are turned down to the loudest so far instead of being cut off.
 */
export class SampleTamer {
  #loudest = 1;
  readonly #scale: boolean;

  constructor({ scale }: { readonly scale: boolean }) {
    this.#scale = scale;
  }

  tame(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    for (let i = 0; i < samples.length; i++) {
      const sample = samples[i] as number;
      if (!Number.isFinite(sample)) samples[i] = 0;
      else if (this.#scale && Math.abs(sample) > this.#loudest) this.#loudest = Math.abs(sample);
    }
    if (this.#loudest > 1) for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) / this.#loudest;
    return samples;
  }
}
