import { sampleRate } from "../../audio/constants";
import type { AudioSource } from "../../audio/source";
import { throwIfCancelled } from "../../errors";
import type { Segment } from "../../transcript/types";
import type { SpeechTrace } from "../../vad/speechTrace";
import { framesPerSecond, hopLength } from "../logMel/constants";
import { type MelParts, MelStream } from "../logMel/logMel";
import { BesideTrace } from "./besideTrace";

/** Below the first and above the second Whisper is sure that it hears speech. */
const sureNoSpeech = 0.2;
const sureLogprob = -1;

/** Samples behind a place after which the detector has heard it, a batch, and after which its region has ended, the longest one. */
const soonHeard = 3 * sampleRate;
const soonSettled = 34 * sampleRate;

export interface HearingParts {
  readonly parts: MelParts;
  /** Hears the audio as it is read; undefined: nobody asks where speech is. */
  readonly speech: SpeechTrace | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Audio as the seek loop goes through it: log-mel frames, and where speech may be. */
export class HeardAudio {
  readonly mel: MelStream;
  readonly #source: AudioSource;
  readonly #speech: BesideTrace | undefined;
  readonly #signal: AbortSignal | undefined;

  constructor(source: AudioSource, { parts, speech, signal }: HearingParts) {
    this.mel = new MelStream(parts);
    this.#source = source;
    this.#speech = speech && new BesideTrace(speech, signal);
    this.#signal = signal;
  }

  /** Seconds of all of it; what its source says until it was read to its end. */
  get seconds(): number | undefined {
    return this.mel.ended ? this.mel.frames / framesPerSecond : this.#source.seconds;
  }

  /** Reads until so many frames are there or the audio ends. Throws `cancelled` when the signal aborts. */
  async readTo(frames: number): Promise<void> {
    throwIfCancelled(this.#signal);
    while (!this.mel.ended && this.mel.frames < frames) {
      const samples = await this.#source.read();
      throwIfCancelled(this.#signal);
      if (samples) {
        this.mel.push(samples);
        await this.mel.room();
        await this.#speech?.push(samples);
      } else {
        this.mel.end();
        this.#speech?.end();
      }
    }
  }

  /** Whether anybody may be heard between two frames; always where nobody listens for it. */
  async mayHoldVoice(start: number, end: number): Promise<boolean> {
    const trace = await this.#speech?.heardTo(end * hopLength + soonHeard);
    return trace?.mayHoldVoice(start * hopLength, end * hopLength) ?? true;
  }

  /** Whether a segment, whose times are not exact, may be said: there is speech, or a faint voice that the model is sure of. */
  async mayBeSaid({ start, end, avgLogprob, noSpeechProb }: Segment): Promise<boolean> {
    const [from, to] = [start * sampleRate, end * sampleRate];
    const trace = await this.#speech?.heardTo(to + soonSettled);
    if (!trace || trace.mayHoldSpeech(from, to)) return true;
    const isSure = noSpeechProb < sureNoSpeech && avgLogprob > sureLogprob;
    return isSure && trace.mayHoldVoice(from, to);
  }

  /**
   * The first frame from `start` on with which at least so many seconds of speech begin, as far as is known; `start` where
   * nobody listens for it.
   */
  async speechFrom(start: number, seconds: number): Promise<number | undefined> {
    const trace = await this.#speech?.heardTo(Number.POSITIVE_INFINITY);
    if (!trace) return start;
    const sample = trace.speechFrom(start * hopLength, seconds);
    return sample === undefined ? undefined : Math.floor(sample / hopLength);
  }

  /** Nobody asks for speech any more. */
  stopListening(): void {
    this.#speech?.close();
  }

  /** Forgets what lies before a frame. */
  dropBefore(frame: number): void {
    this.mel.dropBefore(frame);
    this.#speech?.dropBefore(frame * hopLength);
  }
}
