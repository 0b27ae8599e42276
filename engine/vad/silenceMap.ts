import { sampleRate } from "../audio/constants";
import type { SpeechRegion } from "./speechTracker";

/** A region on both timelines, in seconds. */
interface MappedRegion {
  readonly start: number;
  readonly end: number;
  readonly cutStart: number;
  readonly cutEnd: number;
}

/**
 * Maps times of audio from which the silence was cut back to the original audio; regions can be added as they are found.
 *
 * A border between two regions is one time of the cut audio and two of the original: a start maps to where the later
 * region begins, an end to where the earlier one ends. Borders map exactly, a greater time never to a smaller one, and
 * times outside the cut audio to its first or last border. Without regions times stay as they are.
 */
export class SilenceMap {
  readonly #regions: MappedRegion[] = [];
  #samples = 0;
  #lastSample = 0;

  /** Regions in samples at 16 kHz, in order and without overlap. */
  constructor(regions: Iterable<SpeechRegion> = []) {
    for (const region of regions) this.add(region);
  }

  /** Samples of the cut audio. */
  get samples(): number {
    return this.#samples;
  }

  /** Adds the next region; throws a RangeError where it begins before the end of the one before. */
  add({ start, end }: SpeechRegion): void {
    if (start < this.#lastSample || end < start) {
      throw new RangeError(`a region from ${start} to ${end} after one that ends at ${this.#lastSample}`);
    }
    const cutStart = this.#samples / sampleRate;
    this.#samples += end - start;
    this.#lastSample = end;
    const cutEnd = this.#samples / sampleRate;
    this.#regions.push({ start: start / sampleRate, end: end / sampleRate, cutStart, cutEnd });
  }

  /** The original time of something that starts at `seconds` of the cut audio and does not end there as well. */
  startInOriginal(seconds: number): number {
    const region = this.#regionOfStart(seconds);
    return region ? inRegion(region, seconds) : seconds;
  }

  /** The original time of something that ends at `seconds` of the cut audio and did not start there as well. */
  endInOriginal(seconds: number): number {
    const later = this.#countWhere(({ cutEnd }) => cutEnd < seconds);
    const region = this.#regions[later] ?? this.#regions.at(-1);
    return region ? inRegion(region, seconds) : seconds;
  }

  /** The original times of a word: all of it lies in the region that holds its middle. */
  wordInOriginal(start: number, end: number): { readonly start: number; readonly end: number } {
    const region = this.#regionOfStart((start + end) / 2);
    return region ? { start: inRegion(region, start), end: inRegion(region, end) } : { start, end };
  }

  #regionOfStart(seconds: number): MappedRegion | undefined {
    const begun = this.#countWhere(({ cutStart }) => cutStart <= seconds);
    return this.#regions[Math.max(0, begun - 1)];
  }

  /** How many regions, the first ones, the test holds for. */
  #countWhere(holds: (region: MappedRegion) => boolean): number {
    let low = 0;
    let high = this.#regions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#regions[middle]!)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The original time, held inside the region; the borders are compared first, because sums are rounded. */
function inRegion({ start, end, cutStart, cutEnd }: MappedRegion, seconds: number): number {
  if (seconds <= cutStart) return start;
  if (seconds >= cutEnd) return end;
  return Math.min(end, start + (seconds - cutStart));
}
