import { sampleRate } from "../audio/constants";
import { frameSamples } from "../transcript/frames";
import type { VadParameters } from "../vad/options";
import type { SpeechModel } from "../vad/sileroVad";
import type { TrackHearing } from "./hearing";
import { isFar, type RollingWindow } from "./rollingWindow";
import { SpeechGate, type Utterance } from "./speechGate";
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

/** What the stream keeps of a track's sound: where somebody speaks who is not confirmed yet. Nothing is dropped before that. */
export class TrackAudio {
  readonly #hearing: TrackHearing;
  readonly #longest: number;
  readonly #window: RollingWindow;
  #gate: SpeechGate | undefined;
  /** Samples that came before the voice detector was there. */
  readonly #waiting: Float32Array<ArrayBuffer>[] = [];
  /** Utterances that have ended. */
  readonly #utterances: Utterance[] = [];
  #samples = 0;
  #isEnded = false;

  /** `longest`: frames that a hypothesis can look at. */
  constructor(hearing: TrackHearing, longest: number, window: RollingWindow) {
    this.#hearing = hearing;
    this.#longest = longest;
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
    this.#hearing.push(block);
    if (this.#gate) this.#hear(samples, this.#gate);
    else this.#waiting.push(samples);
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#hearing.end();
    this.#endGate();
  }

  /** What the next hypothesis is to be made of; undefined where nothing is said that is not confirmed. */
  target(): Target | undefined {
    const first = this.#utterances[0] ?? this.#gate?.current;
    if (!first) return undefined;
    const start = this.#frameOf(first.start);
    const limit = this.#window.startFor(start) + this.#longest;
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

  /** All utterances that end up to this frame are confirmed. */
  close(end: number): void {
    const closed = this.#utterances.findLastIndex((one) => this.#frameOf(one.end) <= end);
    this.#utterances.splice(0, closed + 1);
  }

  #hear(samples: Float32Array, gate: SpeechGate): void {
    gate.push(samples);
    this.#utterances.push(...gate.takeEnded());
    if (this.#utterances.length > 0 || gate.current) return;
    this.#hearing.dropBefore(this.#window.rest(Math.floor(gate.settled / frameSamples)));
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
    return Math.min(Math.round(sample / frameSamples), this.#hearing.frames);
  }
}
