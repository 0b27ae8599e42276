import { sampleRate } from "../audio/constants";
import { stepSamples } from "./sileroVad";
import type { SpeechDetector } from "./speechDetector";
import type { SpeechRegion } from "./speechTracker";
import { VadBatches } from "./vadBatches";

/** Samples around speech in which soft words may lie that the detector does not hear, and whose times are not exact. */
const around = 0.4 * sampleRate;
/** Seconds after which speech without a pause is cut, so that it is known. */
const maxSpeechDurationS = 30;

/** Probability from which a step may be a voice, though a faint one: whispered, creaking, or under noise. */
const faint = 0.2;

/**
 * Where somebody may speak in audio that is read piece by piece: the detector's regions of speech, and steps in which it hears
 * a voice faintly. What the detector has not heard yet may be speech.
 */
export class SpeechTrace {
  readonly #batches: VadBatches;
  #regions: SpeechRegion[] = [];
  /** First samples of the steps in which a voice may be heard. */
  #faint: number[] = [];
  #steps = 0;
  #ended = false;

  constructor(detector: SpeechDetector) {
    this.#batches = new VadBatches(this.#noticing(detector), { speechPadMs: 0, maxSpeechDurationS });
  }

  async push(samples: Float32Array): Promise<void> {
    this.#regions.push(...(await this.#batches.push(samples)));
  }

  async end(): Promise<void> {
    this.#regions.push(...(await this.#batches.end()));
    this.#ended = true;
  }

  /** Whether anybody may be heard, faintly at least, in the samples from `start` up to, not including, `end`. */
  mayHoldVoice(start: number, end: number): boolean {
    if (!this.#ended && end > this.#steps * stepSamples) return true;
    return this.#faint.some((step) => step < end && step + stepSamples > start);
  }

  /** Whether there may be speech in these samples, or a little before them or behind. */
  mayHoldSpeech(start: number, end: number): boolean {
    if (!this.#ended && end + around > this.#batches.settled) return true;
    return this.#regions.some((region) => region.start < end + around && region.end > start - around);
  }

  /** Where at least so many seconds of speech begin, from sample `start` on; undefined while none are heard. */
  speechFrom(start: number, seconds: number): number | undefined {
    const region = this.#regions.find((one) => one.end - Math.max(one.start, start) >= seconds * sampleRate);
    return region && Math.max(region.start - around, start);
  }

  /** Forgets what lies before a sample and not around it. */
  dropBefore(sample: number): void {
    const isOver = ({ end }: SpeechRegion) => end + around <= sample;
    if (this.#regions[0] && isOver(this.#regions[0])) this.#regions = this.#regions.filter((one) => !isOver(one));
    this.#faint = this.#faint.filter((step) => step + stepSamples > sample);
  }

  #noticing(detector: SpeechDetector): SpeechDetector {
    const probabilities = async (samples: Float32Array) => {
      const heard = await detector.probabilities(samples);
      for (const probability of Array.from(heard)) {
        if (probability >= faint) this.#faint.push(this.#steps * stepSamples);
        this.#steps++;
      }
      return heard;
    };
    return { batch: detector.batch, probabilities };
  }
}
