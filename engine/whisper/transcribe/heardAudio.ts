import { sampleRate } from "../../audio/constants";
import type { AudioSource } from "../../audio/source";
import { throwIfCancelled } from "../../errors";
import type { Segment } from "../../transcript/types";
import type { SpeechTrace } from "../../vad/speechTrace";
import { framesPerSecond, hopLength } from "../logMel/constants";
import { MelStream } from "../logMel/logMel";

/** Below the first and above the second Whisper is sure that it hears speech. */
const sureNoSpeech = 0.2;
const sureLogprob = -1;

export interface HearingParts {
  readonly nMels: 80 | 128;
  /** Hears the audio as it is read; undefined: nobody asks where speech is. */
  readonly speech: SpeechTrace | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Audio as the seek loop goes through it: log-mel frames, and where speech may be. */
export class HeardAudio {
  readonly mel: MelStream;
  readonly #source: AudioSource;
  readonly #speech: SpeechTrace | undefined;
  readonly #signal: AbortSignal | undefined;

  constructor(source: AudioSource, { nMels, speech, signal }: HearingParts) {
    this.mel = new MelStream({ nMels });
    this.#source = source;
    this.#speech = speech;
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
        await this.#speech?.push(samples);
      } else {
        this.mel.end();
        await this.#speech?.end();
      }
    }
  }

  /** Whether anybody may be heard between two frames; always where nobody listens for it. */
  mayHoldVoice(start: number, end: number): boolean {
    return this.#speech?.mayHoldVoice(start * hopLength, end * hopLength) ?? true;
  }

  /** Whether a segment, whose times are not exact, may be said: there is speech, or a faint voice that the model is sure of. */
  mayBeSaid({ start, end, avgLogprob, noSpeechProb }: Segment): boolean {
    const [from, to] = [start * sampleRate, end * sampleRate];
    if (!this.#speech || this.#speech.mayHoldSpeech(from, to)) return true;
    const isSure = noSpeechProb < sureNoSpeech && avgLogprob > sureLogprob;
    return isSure && this.#speech.mayHoldVoice(from, to);
  }

  /**
   * The first frame from `start` on with which at least so many seconds of speech begin, as far as is known; `start` where
   * nobody listens for it.
   */
  speechFrom(start: number, seconds: number): number | undefined {
    if (!this.#speech) return start;
    const sample = this.#speech.speechFrom(start * hopLength, seconds);
    return sample === undefined ? undefined : Math.floor(sample / hopLength);
  }

  /** Forgets what lies before a frame. */
  dropBefore(frame: number): void {
    this.mel.dropBefore(frame);
    this.#speech?.dropBefore(frame * hopLength);
  }
}
