import { nFrames } from "./constants";
import { silence } from "./melFrame";

/** Raw log-mel frames of one recording, oldest dropped on request, and the maximum that normalises its windows. */
export class MelFrames {
  readonly nMels: 80 | 128;
  #data: Float32Array<ArrayBuffer>;
  /** Frame at #data[0]; frames before #first are dropped but may still lie there. */
  #base = 0;
  #first = 0;
  #end = 0;
  #largest = silence;

  constructor(nMels: 80 | 128) {
    this.nMels = nMels;
    this.#data = new Float32Array(nFrames * nMels);
  }

  /** Frames so far, dropped ones included. */
  get length(): number {
    return this.#end;
  }

  /** Takes more frames, frame-major [n × nMels]. */
  append(frames: Float32Array): void {
    const count = frames.length / this.nMels;
    this.#makeRoom(count);
    this.#data.set(frames, (this.#end - this.#base) * this.nMels);
    this.#end += count;
    this.raise(frames);
  }

  /** Counts frames towards the maximum, which need not be kept: the fade-out after the last sample is not. */
  raise(frames: Float32Array): void {
    let largest = this.#largest;
    for (let i = 0; i < frames.length; i++) if (frames[i]! > largest) largest = frames[i]!;
    this.#largest = largest;
  }

  /**
   * The encoder's window: frames seek … seek + frames − 1 as openai/whisper normalises them (audio.py, clamped to
   * 8 below the maximum so far, then (x + 4) / 4), and exact zeros up to 3000 (transcribe.py pads after normalising).
   *
   * Frame-major [3000, nMels]. Throws a RangeError where a frame is dropped, not yet there or beyond the window.
   */
  window(seek: number, frames: number): Float32Array<ArrayBuffer> {
    if (seek < this.#first || frames < 0 || frames > nFrames || seek + frames > this.#end) {
      throw new RangeError(
        `frames ${seek} to ${seek + frames} of a recording that holds ${this.#first} to ${this.#end}; at most ${nFrames}`,
      );
    }
    const window = new Float32Array(nFrames * this.nMels);
    const from = (seek - this.#base) * this.nMels;
    window.set(this.#data.subarray(from, from + frames * this.nMels));
    normalise(window.subarray(0, frames * this.nMels), this.#largest);
    return window;
  }

  /** Raw log-mel frames, frame-major, normalised in place as those of a window are. */
  normalise(frames: Float32Array): void {
    normalise(frames, this.#largest);
  }

  /** Forgets the frames before `frame`, so that memory stays flat over hours. */
  dropBefore(frame: number): void {
    this.#first = Math.min(Math.max(this.#first, frame), this.#end);
  }

  /** Moves the kept frames to the front when at least half is dropped, else doubles: one copy per frame on average. */
  #makeRoom(count: number): void {
    while (this.#end - this.#base + count > this.#data.length / this.nMels) {
      const kept = this.#data.subarray((this.#first - this.#base) * this.nMels);
      if (kept.length <= this.#data.length / 2) {
        this.#data.set(kept);
      } else {
        const grown = new Float32Array(this.#data.length * 2);
        grown.set(kept);
        this.#data = grown;
      }
      this.#base = this.#first;
    }
  }
}

/** Clamps raw log-mel to 8 below `largest` and scales it, in place (openai/whisper audio.py, log_mel_spectrogram). */
export function normalise(mel: Float32Array, largest: number): void {
  const floor = Math.fround(largest - 8);
  for (let i = 0; i < mel.length; i++) mel[i] = (Math.max(mel[i]!, floor) + 4) / 4;
}
