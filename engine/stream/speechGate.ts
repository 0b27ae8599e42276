import { type VadParameters, vadRules } from "../vad/options";
import { type SpeechModel, stepSamples } from "../vad/sileroVad";

/**
 * What differs from silero-vad's defaults while somebody speaks: an utterance lasts over the pauses within a sentence, and
 * keeps more of its first and last sounds.
 */
const liveVadParameters: VadParameters = { minSilenceDurationMs: 800, speechPadMs: 300 };

/** Samples of silence that part one sound from the next, as in a file: two short ones are no speech, however near they are. */
const soundsApart = vadRules({}).minSilence;

/** Speech between two silences, in samples of the recording, with its padding, and where its sound began and ended. */
export interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly spokenStart: number;
  readonly spokenEnd: number;
}

/**
 * Tells speech from silence as the samples come. Other than `VadBatches`, which gives regions that have ended, it says where
 * the speech stands that goes on now.
 */
export class SpeechGate {
  readonly #model: SpeechModel;
  readonly #rules;
  readonly #step = new Float32Array(stepSamples);
  #filled = 0;
  #position = 0;
  /** Where the sound began that goes on now, long enough for speech or not. */
  #start: number | undefined;
  /** Where the last sound in it began, and whether one was long enough. */
  #soundStart = 0;
  #isSpeech = false;
  #silence: number | undefined;
  #lastEnd = 0;
  readonly #ended: Utterance[] = [];

  /** Takes the model over: it is reset, and nobody else may push to it. */
  constructor(model: SpeechModel, parameters: VadParameters = {}) {
    model.reset();
    this.#model = model;
    this.#rules = vadRules({ ...liveVadParameters, ...parameters });
  }

  /** The utterance that goes on now, up to what was heard of it. */
  get current(): Utterance | undefined {
    if (this.#start === undefined || !this.#isSpeech) return undefined;
    return {
      start: this.#padded(this.#start),
      end: this.#position,
      spokenStart: this.#start,
      spokenEnd: this.#silence ?? this.#position,
    };
  }

  /** No utterance still to come begins before this sample. */
  get settled(): number {
    return this.#padded(this.#start ?? this.#position);
  }

  /** Takes 16 kHz mono samples, any number. */
  push(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const count = Math.min(stepSamples - this.#filled, samples.length - at);
      this.#step.set(samples.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === stepSamples) this.#takeStep();
    }
  }

  /** Ends the audio; what is spoken ends with it. */
  end(): void {
    if (this.#filled > 0) {
      this.#step.fill(0, this.#filled);
      this.#takeStep();
    }
    if (this.#start !== undefined) this.#close(this.#start, this.#silence ?? this.#position);
  }

  /** The utterances that have ended since the last call. */
  takeEnded(): readonly Utterance[] {
    return this.#ended.splice(0);
  }

  #takeStep(): void {
    this.#hear(this.#model.push(this.#step));
    this.#filled = 0;
  }

  #hear(probability: number): void {
    const { threshold, negThreshold, minSpeech, minSilence } = this.#rules;
    const now = this.#position;
    this.#position += stepSamples;
    if (probability >= threshold) {
      const isNew = this.#silence !== undefined && now - this.#silence >= soundsApart;
      if (this.#start === undefined || isNew) this.#soundStart = now;
      this.#start ??= now;
      this.#silence = undefined;
      if (this.#position - this.#soundStart > minSpeech) this.#isSpeech = true;
    } else if (this.#start !== undefined && probability < negThreshold) {
      this.#silence ??= now;
      if (this.#position - this.#silence >= minSilence) this.#close(this.#start, this.#silence);
    }
  }

  #close(start: number, spokenEnd: number): void {
    if (this.#isSpeech) {
      const end = Math.min(spokenEnd + this.#rules.pad, this.#position);
      this.#ended.push({ start: this.#padded(start), end, spokenStart: start, spokenEnd });
      this.#lastEnd = end;
    }
    this.#start = undefined;
    this.#isSpeech = false;
    this.#silence = undefined;
  }

  #padded(start: number): number {
    return Math.max(start - this.#rules.pad, this.#lastEnd);
  }
}
