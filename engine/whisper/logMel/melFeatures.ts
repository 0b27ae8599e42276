import type { FeatureSpec, FeatureStream } from "../../features";
import { hopLength, nFft } from "./constants";
import { FrameCutter } from "./frameCutter";
import { MelFrame } from "./melFrame";

const specs: Readonly<Record<80 | 128, FeatureSpec>> = { 80: { name: "log-mel 80" }, 128: { name: "log-mel 128" } };

/** The spec of a model that hears so many mel bands. */
export function melSpec(nMels: 80 | 128): FeatureSpec {
  return specs[nMels];
}

/** What makes the frames of a spec; undefined for one that is not Whisper's. */
export function melFeatures({ name }: FeatureSpec): MelFeatures | undefined {
  if (name === specs[80].name) return new MelFeatures(80);
  return name === specs[128].name ? new MelFeatures(128) : undefined;
}

/** Frames that there is room for at first. */
const usualFrames = 16;

/**
 * Raw log-mel frames of a recording: frame-major [n × nMels] log10 mel, floor 1e-10, neither clamped to max − 8 nor scaled;
 * frame i is centred at sample 160 · i, the start reflected as in MelStream, and floor(samples / 160) of them at the end.
 */
export class MelFeatures implements FeatureStream {
  readonly #frame: MelFrame;
  readonly #cutter = new FrameCutter((samples, count) => this.#add(samples, count));
  #values: Float32Array<ArrayBuffer>;
  #filled = 0;
  #samples = 0;
  #frames = 0;
  #mostFrames = Number.POSITIVE_INFINITY;

  constructor(nMels: 80 | 128) {
    this.#frame = new MelFrame(nMels);
    this.#values = new Float32Array(usualFrames * nMels);
  }

  push(samples: Float32Array, from = 0, to = samples.length): void {
    this.#samples += to - from;
    this.#cutter.push(samples, from, to);
    this.#cutter.cut();
  }

  end(): void {
    this.#mostFrames = Math.floor(this.#samples / hopLength);
    this.#cutter.push(new Float32Array(nFft + hopLength));
    this.#cutter.cut();
  }

  take(): Float32Array<ArrayBuffer> {
    const frames = this.#values.slice(0, this.#filled);
    this.#filled = 0;
    return frames;
  }

  #add(samples: Float32Array, count: number): void {
    for (let i = 0; i < count && this.#frames < this.#mostFrames; i++) {
      this.#frames++;
      if (this.#filled === this.#values.length) this.#grow();
      this.#frame.compute(samples, hopLength * i, this.#values, this.#filled);
      this.#filled += this.#frame.nMels;
    }
  }

  #grow(): void {
    const larger = new Float32Array(2 * this.#values.length);
    larger.set(this.#values);
    this.#values = larger;
  }
}
