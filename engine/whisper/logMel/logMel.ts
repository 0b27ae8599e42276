import { hopLength, nFft, nFrames } from "./constants";
import { FrameCutter } from "./frameCutter";
import { batchFrames, type FramesOnDevice } from "./framesOnDevice";
import { MelFrame, silence } from "./melFrame";
import { MelFrames } from "./melFrames";

/** Batches that a device has to compute when `room` waits: 80 seconds of audio, 8 MB. */
const mostAsked = 8;

export interface MelParts {
  readonly nMels: 80 | 128;
  /** Computes batches of frames; where it does not, they are computed here. */
  readonly onDevice?: FramesOnDevice | undefined;
}

/**
 * Log-mel of audio that arrives piece by piece, equal to openai/whisper's `log_mel_spectrogram(audio, padding=480000)`
 * and its windows in transcribe.py. Windows are normalised by the maximum so far, so those taken before `end()` can
 * differ from the reference in the clamp of their quietest parts when something louder follows.
 */
export class MelStream {
  readonly #frame: MelFrame;
  readonly #frames: MelFrames;
  readonly #onDevice: FramesOnDevice | undefined;
  /** Undefined when the audio is complete. */
  #cutter: FrameCutter | undefined;
  /** The few frames behind the content, in which it fades out. */
  readonly #tail: number[] = [];
  #received = 0;
  /** Frames to keep: all before the end of the audio, then the reference's floor(samples / 160). */
  #contentFrames = Number.POSITIVE_INFINITY;
  /** What was handed out until now, computed and kept in its order. */
  #computed: Promise<void> = Promise.resolve();
  #asked = 0;

  constructor({ nMels, onDevice }: MelParts) {
    this.#frame = new MelFrame(nMels);
    this.#frames = new MelFrames(nMels);
    this.#onDevice = onDevice;
    this.#cutter = new FrameCutter((samples, count) => this.#compute(samples, count), onDevice && batchFrames);
  }

  /** Samples received so far. */
  get samples(): number {
    return this.#received;
  }

  /** Frames that can be asked for, dropped ones included; after `end()` floor(samples / 160). */
  get frames(): number {
    return this.#cutter?.frames ?? this.#contentFrames;
  }

  /** Whether the audio is complete. */
  get ended(): boolean {
    return this.#cutter === undefined;
  }

  /** Takes 16 kHz mono samples. */
  push(samples: Float32Array): void {
    if (!this.#cutter) throw new Error("samples after the end of the audio");
    this.#received += samples.length;
    this.#cutter.push(samples);
    if (!this.#onDevice) this.#cutter.cut();
  }

  /** Ends the audio. Zeros follow it, as the reference pads it; frames beyond the content only raise the maximum. */
  end(): void {
    if (!this.#cutter) return;
    this.#contentFrames = Math.floor(this.#received / hopLength);
    this.#cutter.push(new Float32Array(nFft + hopLength));
    this.#cutter.cut();
    this.#cutter = undefined;
  }

  /** Waits while a device has much to compute, so that memory stays flat where audio comes faster. */
  async room(): Promise<void> {
    if (this.#asked > mostAsked) await this.#computed;
  }

  /** The normalised window of the encoder, frame-major [3000, nMels]; see MelFrames.window. */
  async window(seek: number, frames: number): Promise<Float32Array<ArrayBuffer>> {
    await this.#settled();
    return this.#frames.window(seek, frames);
  }

  /**
   * The window at a frame as openai/whisper looks at the first one for the language: the audio goes on as silence up to 3000
   * frames, where windows that are transcribed are padded with zeros. Audio that is shorter must have ended.
   */
  async languageWindow(seek: number): Promise<Float32Array<ArrayBuffer>> {
    const content = Math.min(nFrames, this.frames - seek);
    const window = await this.window(seek, content);
    const rest = window.subarray(content * this.#frames.nMels);
    rest.fill(silence);
    rest.set(this.#tail.slice(0, rest.length));
    this.#frames.normalise(rest);
    return window;
  }

  /** Forgets the frames before `frame`; their samples are already gone. */
  dropBefore(frame: number): void {
    this.#frames.dropBefore(frame);
  }

  /** Every frame is computed that the samples so far complete, none left for a later batch. */
  #settled(): Promise<void> {
    this.#cutter?.cut();
    return this.#computed;
  }

  #compute(samples: Float32Array, count: number): void {
    if (!this.#onDevice) {
      this.#take(this.#frame.computeAll(samples, count));
      return;
    }
    const batch = samples.slice(0, nFft + hopLength * (count - 1));
    this.#asked++;
    this.#computed = Promise.all([this.#onDevice(batch), this.#computed]).then(([frames]) => {
      this.#asked--;
      this.#take(frames ?? this.#frame.computeAll(batch, count));
    });
    // Whoever asks for a window hears of a failure.
    this.#computed.catch(() => {});
  }

  #take(frames: Float32Array): void {
    const kept = (this.#contentFrames - this.#frames.length) * this.#frames.nMels;
    this.#frames.append(frames.subarray(0, Math.min(kept, frames.length)));
    const behind = frames.subarray(Math.min(kept, frames.length));
    this.#frames.raise(behind);
    this.#tail.push(...behind);
  }
}
