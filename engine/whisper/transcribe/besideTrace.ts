import { sampleRate } from "../../audio/constants";
import { throwIfCancelled } from "../../errors";
import type { SpeechTrace } from "../../vad/speechTrace";

/** Samples that wait for the detector at most: five minutes, 19 MB. */
const mostWaiting = 300 * sampleRate;

/** A piece of the audio on its way through the detector. */
interface Piece {
  /** Samples of the audio up to its end. */
  readonly end: number;
  readonly heard: Promise<void>;
}

/** A voice detector that listens beside what else is done; who asks it waits for as much as there is to know. */
export class BesideTrace {
  readonly #trace: SpeechTrace;
  readonly #signal: AbortSignal | undefined;
  /** What is not heard yet, in its order. */
  readonly #waiting: Piece[] = [];
  #last: Promise<void> = Promise.resolve();
  #given = 0;
  #heard = 0;
  #isClosed = false;

  constructor(trace: SpeechTrace, signal: AbortSignal | undefined) {
    this.#trace = trace;
    this.#signal = signal;
  }

  /** Takes the next samples; waits only where too many have not been heard yet. */
  async push(samples: Float32Array): Promise<void> {
    if (this.#isClosed) return;
    this.#add(samples.length, () => this.#trace.push(samples));
    await this.heardTo(this.#given - mostWaiting);
  }

  end(): void {
    this.#add(0, () => this.#trace.end());
  }

  /** Listens no more. */
  close(): void {
    this.#isClosed = true;
  }

  /** What is known once so many samples are heard, or all that came so far. Throws what the detector throws, and `cancelled`. */
  async heardTo(sample: number): Promise<SpeechTrace> {
    if (sample > this.#heard) await (this.#waiting.find(({ end }) => end >= sample) ?? this.#waiting.at(-1))?.heard;
    return this.#trace;
  }

  /** Forgets what lies before a sample. */
  dropBefore(sample: number): void {
    this.#trace.dropBefore(sample);
  }

  #add(samples: number, hear: () => Promise<void>): void {
    this.#given += samples;
    const end = this.#given;
    const heard = this.#last.then(async () => {
      throwIfCancelled(this.#signal);
      if (!this.#isClosed) await hear();
      this.#waiting.shift();
      this.#heard = end;
    });
    // Whoever asks hears of a failure.
    heard.catch(() => {});
    this.#last = heard;
    this.#waiting.push({ end, heard });
  }
}
