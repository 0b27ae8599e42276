import { hopLength, nFft } from "./constants";

const half = nFft / 2;
const blockLength = 16000;

/**
 * Cuts 16 kHz audio that arrives piece by piece into the frames of openai/whisper's spectrogram: frame i is 400 samples
 * around sample 160 · i, the start reflected (torch.stft). Allocates nothing after its construction.
 */
export class FrameCutter {
  /** Called for each frame as soon as it is complete: samples[from … from + 399], valid during the call. */
  readonly #onFrame: (samples: Float32Array, from: number) => void;
  /** Samples that the next frame begins with; at the very start room for the reflection, then samples. */
  readonly #samples = new Float32Array(nFft + blockLength);
  #filled = half;
  #reflected = false;

  constructor(onFrame: (samples: Float32Array, from: number) => void) {
    this.#onFrame = onFrame;
  }

  /** Takes samples[from … to − 1], all unless told. */
  push(samples: Float32Array, from = 0, to = samples.length): void {
    for (let i = from; i < to; ) {
      const count = Math.min(to - i, this.#samples.length - this.#filled);
      for (let k = 0; k < count; k++) this.#samples[this.#filled + k] = samples[i + k]!;
      this.#filled += count;
      i += count;
      this.#cut();
    }
  }

  #cut(): void {
    if (!this.#reflected) {
      if (this.#filled <= 2 * half) return;
      reflectStart(this.#samples);
      this.#reflected = true;
    }
    let from = 0;
    for (; from + nFft <= this.#filled; from += hopLength) this.#onFrame(this.#samples, from);
    if (from === 0) return;
    this.#samples.copyWithin(0, from, this.#filled);
    this.#filled -= from;
  }
}

/** Mirrors samples about index 200 into the 200 before it, without repeating it (torch.stft's reflect padding). */
export function reflectStart(samples: Float32Array): void {
  for (let i = 1; i <= half; i++) samples[half - i] = samples[half + i]!;
}
