import type { VadRules } from "./options";
import { stepSamples } from "./sileroVad";

/** Speech from sample `start` up to, not including, sample `end`. */
export interface SpeechRegion {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds where speech begins and ends in a stream of probabilities, without padding: the loop of silero-vad's
 * `get_speech_timestamps_from_probs` (utils_vad.py), in memory that does not grow.
 */
export class SpeechTracker {
  readonly #rules: VadRules;
  #position = 0;
  /** Where the speech began that goes on now. */
  #speech: number | undefined;
  /** Where the silence in it began that goes on now. */
  #silence: number | undefined;
  /** The longest silence of this speech, the earliest of equals. */
  #longest: SpeechRegion | undefined;
  /** The last silence that is long enough to cut at, 0 for none, and where speech returned after it: not yet if before. */
  #lastSilence = 0;
  #speechAgain = 0;

  constructor(rules: VadRules) {
    this.#rules = rules;
  }

  /** No speech still to be found begins before this sample. */
  get nextStart(): number {
    return this.#speech ?? this.#position;
  }

  /** Takes the probability of the next 512 samples and appends the speech that it ends to `found`. */
  push(probability: number, found: SpeechRegion[]): void {
    const { threshold, negThreshold, maxSpeech } = this.#rules;
    const now = this.#position;
    this.#position += stepSamples;
    if (probability >= threshold) {
      this.#endSilence(now);
      if (this.#speech === undefined) {
        this.#speech = now;
        return;
      }
    }
    if (this.#speech !== undefined && now - this.#speech > maxSpeech) this.#cut(this.#speech, now, found);
    if (this.#speech !== undefined && probability < negThreshold) this.#goOnInSilence(this.#speech, now, found);
  }

  /** Ends the audio, which has `audioLength` samples, and appends the speech that reaches its end. */
  end(audioLength: number, found: SpeechRegion[]): void {
    const start = this.#speech;
    if (start !== undefined && audioLength - start > this.#rules.minSpeech) found.push({ start, end: audioLength });
    this.#begin(undefined);
  }

  #endSilence(now: number): void {
    const start = this.#silence;
    if (start === undefined) return;
    this.#silence = undefined;
    const longest = this.#longest ? this.#longest.end - this.#longest.start : this.#rules.minSilenceAtMaxSpeech;
    if (now - start > longest) this.#longest = { start, end: now };
    if (this.#speechAgain < this.#lastSilence) this.#speechAgain = now;
  }

  /** Speech is too long: it ends at a silence and goes on after it, or else ends here, with a step lost. */
  #cut(start: number, now: number, found: SpeechRegion[]): void {
    if (this.#rules.cutAt === "longest silence" && this.#longest) {
      found.push({ start, end: this.#longest.start });
      this.#begin(this.#longest.end);
    } else if (this.#lastSilence > 0) {
      found.push({ start, end: this.#lastSilence });
      this.#begin(this.#speechAgain < this.#lastSilence ? undefined : this.#speechAgain);
    } else {
      found.push({ start, end: now });
      this.#begin(undefined);
    }
  }

  #goOnInSilence(start: number, now: number, found: SpeechRegion[]): void {
    const { minSilence, minSpeech, minSilenceAtMaxSpeech, cutAt } = this.#rules;
    this.#silence ??= now;
    const silent = now - this.#silence;
    if (cutAt === "last silence" && silent > minSilenceAtMaxSpeech) this.#lastSilence = this.#silence;
    if (silent < minSilence) return;
    if (this.#silence - start > minSpeech) found.push({ start, end: this.#silence });
    this.#begin(undefined);
  }

  #begin(speech: number | undefined): void {
    this.#speech = speech;
    this.#silence = undefined;
    this.#longest = undefined;
    this.#lastSilence = 0;
    this.#speechAgain = 0;
  }
}
