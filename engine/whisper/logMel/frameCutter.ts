import { hopLength, nFft } from "./constants";

const half = nFft / 2;
/** Frames that are handed out at most at once, unless told. */
const usualFrames = 100;
/** Samples from which on it is faster to copy a view of them. */
const longPiece = 4096;

/**
 * Cuts 16 kHz audio that arrives piece by piece into the frames of openai/whisper's spectrogram: frame i is 400 samples
 * around sample 160 · i, the start reflected (torch.stft). They are handed out when there is no room for more, and by `cut`.
 * Allocates nothing after its construction where pieces are short, as those of a microphone are.
 */
export class FrameCutter {
  /** Called with `count` frames, of which i is samples[160 · i … 160 · i + 399], valid during the call. */
  readonly #onFrames: (samples: Float32Array, count: number) => void;
  /** Samples that the next frame begins with; at the very start room for the reflection, then samples. */
  readonly #samples: Float32Array;
  #filled = half;
  #reflected = false;
  #cutFrames = 0;

  constructor(onFrames: (samples: Float32Array, count: number) => void, mostFrames = usualFrames) {
    this.#onFrames = onFrames;
    this.#samples = new Float32Array(nFft + hopLength * (mostFrames - 1));
  }

  /** Frames that are complete, whether or not they are handed out. */
  get frames(): number {
    return this.#cutFrames + this.#completeFrames();
  }

  /** Takes samples[from … to − 1], all unless told. */
  push(samples: Float32Array, from = 0, to = samples.length): void {
    for (let i = from; i < to; ) {
      const count = Math.min(to - i, this.#samples.length - this.#filled);
      this.#copy(samples, i, count);
      this.#filled += count;
      i += count;
      if (this.#filled === this.#samples.length) this.cut();
    }
  }

  /** Hands out the frames that are complete. */
  cut(): void {
    const count = this.#completeFrames();
    if (count === 0) return;
    if (!this.#reflected) reflectStart(this.#samples);
    this.#reflected = true;
    this.#onFrames(this.#samples, count);
    this.#cutFrames += count;
    this.#samples.copyWithin(0, count * hopLength, this.#filled);
    this.#filled -= count * hopLength;
  }

  #copy(samples: Float32Array, from: number, count: number): void {
    if (count >= longPiece) {
      this.#samples.set(samples.subarray(from, from + count), this.#filled);
      return;
    }
    for (let k = 0; k < count; k++) this.#samples[this.#filled + k] = samples[from + k]!;
  }

  #completeFrames(): number {
    // The reflection needs one sample more than the first frame.
    const least = this.#reflected ? nFft : nFft + 1;
    return this.#filled < least ? 0 : Math.floor((this.#filled - nFft) / hopLength) + 1;
  }
}

/** Mirrors samples about index 200 into the 200 before it, without repeating it (torch.stft's reflect padding). */
export function reflectStart(samples: Float32Array): void {
  for (let i = 1; i <= half; i++) samples[half - i] = samples[half + i]!;
}
