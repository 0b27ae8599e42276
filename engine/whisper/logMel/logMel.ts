import { hopLength, nFft, nFrames } from "./constants";
import { FrameCutter } from "./frameCutter";
import { MelFrame, silence } from "./melFrame";
import { MelFrames } from "./melFrames";

/**
 * Log-mel of audio that arrives piece by piece, equal to openai/whisper's `log_mel_spectrogram(audio, padding=480000)`
 * and its windows in transcribe.py. Windows are normalised by the maximum so far, so those taken before `end()` can
 * differ from the reference in the clamp of their quietest parts when something louder follows.
 */
export class MelStream {
  readonly #frame: MelFrame;
  readonly #frames: MelFrames;
  readonly #discarded: Float32Array;
  readonly #cutter = new FrameCutter((samples, from) => this.#computeFrame(samples, from));
  /** The few frames behind the content, in which it fades out. */
  readonly #tail: number[][] = [];
  #received = 0;
  /** Frames to keep: all before the end of the audio, then the reference's floor(samples / 160). */
  #contentFrames = Number.POSITIVE_INFINITY;

  constructor({ nMels }: { readonly nMels: 80 | 128 }) {
    this.#frame = new MelFrame(nMels);
    this.#frames = new MelFrames(nMels);
    this.#discarded = new Float32Array(nMels);
  }

  /** Samples received so far. */
  get samples(): number {
    return this.#received;
  }

  /** Frames that can be asked for, dropped ones included; after `end()` floor(samples / 160). */
  get frames(): number {
    return this.#frames.length;
  }

  /** Whether the audio is complete. */
  get ended(): boolean {
    return this.#contentFrames !== Number.POSITIVE_INFINITY;
  }

  /** Takes 16 kHz mono samples and computes every frame that they complete. */
  push(samples: Float32Array): void {
    if (this.ended) throw new Error("samples after the end of the audio");
    this.#received += samples.length;
    this.#cutter.push(samples);
  }

  /** Ends the audio. Zeros follow it, as the reference pads it; frames beyond the content only raise the maximum. */
  end(): void {
    if (this.ended) return;
    this.#contentFrames = Math.floor(this.#received / hopLength);
    this.#cutter.push(new Float32Array(nFft + hopLength));
  }

  /** The normalised window of the encoder, frame-major [3000, nMels]; see MelFrames.window. */
  window(seek: number, frames: number): Float32Array<ArrayBuffer> {
    return this.#frames.window(seek, frames);
  }

  /**
   * The window at a frame as openai/whisper looks at the first one for the language: the audio goes on as silence up to 3000
   * frames, where windows that are transcribed are padded with zeros. Audio that is shorter must have ended.
   */
  languageWindow(seek: number): Float32Array<ArrayBuffer> {
    const content = Math.min(nFrames, this.frames - seek);
    const { nMels } = this.#frames;
    const window = this.#frames.window(seek, content);
    const rest = window.subarray(content * nMels);
    rest.fill(silence);
    rest.set(this.#tail.flat().slice(0, rest.length));
    this.#frames.normalise(rest);
    return window;
  }

  /** Forgets the frames before `frame`; their samples are already gone. */
  dropBefore(frame: number): void {
    this.#frames.dropBefore(frame);
  }

  #computeFrame(samples: Float32Array, from: number): void {
    if (this.#frames.length < this.#contentFrames) {
      this.#frames.append((frame, at) => this.#frame.compute(samples, from, frame, at));
    } else {
      this.#frames.raise(this.#frame.compute(samples, from, this.#discarded, 0));
      this.#tail.push([...this.#discarded]);
    }
  }
}
