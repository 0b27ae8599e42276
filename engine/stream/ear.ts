import { sampleRate } from "../audio/constants";
import type { VadParameters } from "../vad/options";
import type { SpeechModel } from "../vad/sileroVad";
import { framesPerSecond, hopLength, nFrames } from "../whisper/logMel/constants";
import { MelFeatures, melSpec } from "../whisper/logMel/melFeatures";
import { MelFrames } from "../whisper/logMel/melFrames";
import { isFar, type RollingWindow } from "./rollingWindow";
import { SpeechGate, type Utterance } from "./speechGate";
import { TrackFeatures } from "./trackFeatures";
import type { CapturedBlock } from "./types";

/** What the next hypothesis is to be made of. */
export interface Target {
  /** Somebody goes on speaking; so long that it fills the window; or has ended. */
  readonly kind: "open" | "full" | "final";
  /** Frames of the recording: where the first utterance begins that is not confirmed, and up to where it is heard. */
  readonly start: number;
  readonly end: number;
  readonly spokenEnd: number;
}

/** What was heard of a track and is not confirmed yet: its log-mel frames and its utterances. Nothing is dropped before that. */
export class Ear {
  readonly #mel: MelFrames;
  readonly #features: TrackFeatures;
  readonly #window: RollingWindow;
  #gate: SpeechGate | undefined;
  /** Samples that came before the voice detector was there. */
  readonly #waiting: Float32Array<ArrayBuffer>[] = [];
  /** Utterances that have ended. */
  readonly #utterances: Utterance[] = [];
  #samples = 0;
  #isEnded = false;

  constructor(nMels: 80 | 128, window: RollingWindow) {
    this.#mel = new MelFrames(nMels);
    this.#features = new TrackFeatures(melSpec(nMels), () => new MelFeatures(nMels));
    this.#window = window;
  }

  /** Hands in the voice detector, which takes up what came before it. */
  open(model: SpeechModel, parameters: VadParameters | undefined): void {
    this.#gate = new SpeechGate(model, parameters);
    for (const samples of this.#waiting.splice(0)) this.#hear(samples, this.#gate);
    if (this.#isEnded) this.#endGate();
  }

  get isOpen(): boolean {
    return this.#gate !== undefined;
  }

  /** Seconds of audio so far. */
  get seconds(): number {
    return this.#samples / sampleRate;
  }

  get isSpeaking(): boolean {
    return this.#gate?.current !== undefined;
  }

  /** Whether the audio has ended and all of it is confirmed. */
  get isFinished(): boolean {
    return this.#isEnded && this.isOpen && this.target() === undefined;
  }

  push(block: CapturedBlock): void {
    if (this.#isEnded) throw new Error("samples after the end of the recording");
    const { samples } = block;
    this.#samples += samples.length;
    this.#append(this.#features.framesOf(block));
    if (this.#gate) this.#hear(samples, this.#gate);
    else this.#waiting.push(samples);
  }

  #append(frames: Float32Array): void {
    const { nMels } = this.#mel;
    for (let from = 0; from < frames.length; from += nMels) {
      this.#mel.append((data, at) => {
        let largest = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < nMels; i++) {
          const value = frames[from + i]!;
          data[at + i] = value;
          largest = Math.max(largest, value);
        }
        return largest;
      });
    }
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#append(this.#features.end());
    this.#endGate();
  }

  /** What the next hypothesis is to be made of; undefined where nothing is said that is not confirmed. */
  target(): Target | undefined {
    const first = this.#utterances[0] ?? this.#gate?.current;
    if (!first) return undefined;
    const start = this.#frameOf(first.start);
    const limit = this.#window.startFor(start) + nFrames;
    const last = this.#lastWithin(limit);
    const heard = last ?? first;
    const [end, spokenEnd] = [this.#frameOf(heard.end), this.#frameOf(heard.spokenEnd)];
    if (last) return { kind: "final", start, end, spokenEnd };
    if (end > limit) return { kind: "full", start, end: limit, spokenEnd: Math.min(spokenEnd, limit) };
    return { kind: "open", start, end, spokenEnd };
  }

  /** Frame up to which somebody has spoken; 0 where all that was said is confirmed. */
  get spokenEnd(): number {
    const last = this.#gate?.current ?? this.#utterances.at(-1);
    return last ? this.#frameOf(last.spokenEnd) : 0;
  }

  /** Seconds at which the sounds of the utterances began that are not confirmed. */
  get soundStarts(): readonly number[] {
    const current = this.#gate?.current;
    return [...this.#utterances, ...(current ? [current] : [])].map(({ spokenStart }) => spokenStart / sampleRate);
  }

  /** The encoder's window of these frames; those before it are needed no more. */
  melWindow(seek: number, frames: number): Float32Array<ArrayBuffer> {
    this.#mel.dropBefore(seek);
    return this.#mel.window(seek, frames);
  }

  /** All utterances that end up to this frame are confirmed. */
  close(end: number): void {
    const closed = this.#utterances.findLastIndex((one) => this.#frameOf(one.end) <= end);
    this.#utterances.splice(0, closed + 1);
  }

  #hear(samples: Float32Array, gate: SpeechGate): void {
    gate.push(samples);
    this.#utterances.push(...gate.takeEnded());
    if (this.#utterances.length > 0 || gate.current) return;
    this.#mel.dropBefore(this.#window.rest(Math.floor(gate.settled / hopLength)));
  }

  #endGate(): void {
    this.#gate?.end();
    this.#utterances.push(...(this.#gate?.takeEnded() ?? []));
  }

  /** The last utterance that has ended and lies in one window with the first. */
  #lastWithin(limit: number): Utterance | undefined {
    let last: Utterance | undefined;
    for (const utterance of this.#utterances) {
      if (this.#frameOf(utterance.end) > limit) break;
      if (last && isFar(this.#frameOf(last.end), this.#frameOf(utterance.start))) break;
      last = utterance;
    }
    return last;
  }

  /** The frame of a sample; the last frames lag behind the samples. */
  #frameOf(sample: number): number {
    return Math.min(Math.round(sample / hopLength), this.#mel.length);
  }
}

export function secondsOf(frames: number): number {
  return frames / framesPerSecond;
}
