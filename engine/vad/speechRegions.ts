import { type VadOptions, vadRules } from "./options";
import { RegionPadding } from "./regionPadding";
import { type SpeechRegion, SpeechTracker } from "./speechTracker";

/** Turns a stream of probabilities into padded regions of speech; at most one region is held back. */
export class SpeechRegions {
  readonly #tracker: SpeechTracker;
  readonly #padding: RegionPadding;
  readonly #pad: number;
  /** Regions without padding, emptied with every step. */
  readonly #found: SpeechRegion[] = [];

  constructor(options: Partial<VadOptions> = {}) {
    const rules = vadRules(options);
    this.#tracker = new SpeechTracker(rules);
    this.#padding = new RegionPadding(rules.pad);
    this.#pad = rules.pad;
  }

  /** No region still to come begins before this sample: what lies before it and in no region so far is silence. */
  get settled(): number {
    return this.#padding.heldStart ?? Math.trunc(Math.max(0, this.#tracker.nextStart - this.#pad));
  }

  /** Takes the probability of the next 512 samples and appends the regions that are sure now to `regions`. */
  push(probability: number, regions: SpeechRegion[]): void {
    // Before the step is taken: its samples may lie beyond the end of the audio, and padding must not.
    this.#padding.settle(this.#tracker.nextStart, regions);
    this.#tracker.push(probability, this.#found);
    this.#padFound(regions);
  }

  /** Ends the audio, which has `audioLength` samples, and appends the last regions. */
  end(audioLength: number, regions: SpeechRegion[]): void {
    this.#tracker.end(audioLength, this.#found);
    this.#padFound(regions);
    this.#padding.end(audioLength, regions);
  }

  #padFound(regions: SpeechRegion[]): void {
    for (const region of this.#found) this.#padding.add(region, regions);
    this.#found.length = 0;
  }
}
