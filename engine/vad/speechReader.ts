import { sampleRate } from "../audio/constants";
import { SampleBuffer } from "../audio/sampleBuffer";
import type { AudioSource } from "../audio/source";
import { throwIfCancelled } from "../errors";
import { defaultVadOptions, type VadParameters } from "./options";
import type { SpeechDetector } from "./speechDetector";
import type { SpeechRegion } from "./speechTracker";
import { VadBatches } from "./vadBatches";

/** A region of speech with its samples. */
export interface SpokenRegion extends SpeechRegion {
  readonly samples: Float32Array<ArrayBuffer>;
}

export interface SpeechReaderOptions {
  readonly parameters: VadParameters;
  /** Seconds: longer regions are cut, whatever `maxSpeechDurationS` says, for a region's samples are held until it ends. */
  readonly longestRegion: number;
  /** Stretches in samples, as they come: only speech in them is given; undefined: in all of the audio. */
  readonly clips?: readonly SpeechRegion[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Pulls audio and gives what is speech of it, region by region, in order and without overlap. Held are the samples from
 * the speech on that goes on now: at most `longestRegion`, a batch of the detector's and a chunk of the source.
 */
export class SpeechReader {
  readonly #source: AudioSource;
  readonly #stream: VadBatches;
  readonly #options: SpeechReaderOptions;
  readonly #buffer = new SampleBuffer();
  readonly #found: SpokenRegion[] = [];
  /** Where the last region that was given ends. */
  #given = 0;
  #ended = false;

  constructor(source: AudioSource, detector: SpeechDetector, options: SpeechReaderOptions) {
    const { parameters, longestRegion } = options;
    const { maxSpeechDurationS } = { ...defaultVadOptions, ...parameters };
    this.#source = source;
    this.#options = options;
    this.#stream = new VadBatches(detector, {
      ...parameters,
      maxSpeechDurationS: Math.min(maxSpeechDurationS, longestRegion),
    });
  }

  /** Seconds of the whole audio: exact once it has been read to its end, until then what its source says. */
  get seconds(): number | undefined {
    return this.#ended ? this.#stream.samples / sampleRate : this.#source.seconds;
  }

  /** Samples that there is room for: what must not grow with the audio. */
  get capacity(): number {
    return this.#buffer.capacity;
  }

  /** The next region; undefined at the end of the audio. Throws `cancelled` when the signal aborts. */
  async next(): Promise<SpokenRegion | undefined> {
    throwIfCancelled(this.#options.signal);
    while (this.#found.length === 0 && !this.#ended) {
      const samples = await this.#source.read();
      throwIfCancelled(this.#options.signal);
      if (samples) await this.#hear(samples);
      else await this.#end();
    }
    return this.#found.shift();
  }

  async #hear(samples: Float32Array): Promise<void> {
    this.#buffer.append(samples);
    this.#keep(await this.#stream.push(samples));
    this.#buffer.dropBefore(this.#stream.settled);
  }

  async #end(): Promise<void> {
    this.#ended = true;
    this.#keep(await this.#stream.end());
    this.#buffer.dropBefore(this.#buffer.length);
  }

  #keep(regions: readonly SpeechRegion[]): void {
    for (const region of regions) {
      for (const clip of this.#options.clips ?? [everything]) {
        const start = Math.max(region.start, clip.start, this.#given);
        const end = Math.min(region.end, clip.end);
        if (start >= end) continue;
        this.#found.push({ start, end, samples: this.#buffer.copy(start, end) });
        this.#given = end;
      }
    }
  }
}

const everything: SpeechRegion = { start: 0, end: Number.POSITIVE_INFINITY };
