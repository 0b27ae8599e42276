import { sampleRate } from "../../../engine/index";

/** Peaks of a second of sound. */
export const peaksPerSecond = 10;
const samplesPerPeak = sampleRate / peaksPerSecond;

/** How loud sound is, tenth of a second by tenth: what a waveform is drawn from. Gathered while it is decoded. */
export class Peaks {
  #bytes = new Uint8Array(1024);
  #count = 0;
  #loudest = 0;
  #samples = 0;

  add(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const end = Math.min(samples.length, at + samplesPerPeak - this.#samples);
      this.#samples += end - at;
      let loudest = this.#loudest;
      for (; at < end; at++) loudest = Math.max(loudest, Math.abs(samples[at] as number));
      this.#loudest = loudest;
      if (this.#samples === samplesPerPeak) this.#close();
    }
  }

  /** A byte a tenth of a second; the root of the peak, so that quiet speech is to be seen. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#count);
  }

  #close(): void {
    if (this.#count === this.#bytes.length) {
      const more = new Uint8Array(2 * this.#count);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes[this.#count++] = Math.round(255 * Math.sqrt(Math.min(1, this.#loudest)));
    [this.#loudest, this.#samples] = [0, 0];
  }
}

/** Peaks with those of a later run in their place, which begin at a second. */
export function withPeaks(before: Uint8Array, from: number, later: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = Math.round(from * peaksPerSecond);
  const all = new Uint8Array(Math.max(before.length, at + later.length));
  all.set(before);
  all.set(later, at);
  return all;
}

/** As many bars as there is room for, each as high as the loudest in its part; heights from 0 to 1. */
export function barsOf(peaks: Uint8Array, count: number): Float32Array<ArrayBuffer> {
  const bars = new Float32Array(count);
  for (let bar = 0; bar < count; bar++) {
    const end = Math.max(((bar + 1) * peaks.length) / count, (bar * peaks.length) / count + 1);
    for (let at = Math.floor((bar * peaks.length) / count); at < end && at < peaks.length; at++) {
      bars[bar] = Math.max(bars[bar] as number, (peaks[at] as number) / 255);
    }
  }
  return bars;
}

/** How loud the loudest is that is heard between two seconds, from 0 to 1. */
export function peakBetween(peaks: Uint8Array, from: number, to: number): number {
  const first = Math.floor(from * peaksPerSecond);
  const end = Math.max(first + 1, Math.ceil(to * peaksPerSecond));
  return peaks.subarray(first, end).reduce((loudest, peak) => Math.max(loudest, peak), 0) / 255;
}
