import { sampleRate } from "../../audio/constants";
import type { RegionSource } from "../../transcript/batch/packRegions";
import type { TranscribeEvent } from "../../transcript/types";
import type { SpokenRegion } from "../../vad/speechReader";
import { nFrames, nSamples } from "../logMel/constants";
import { MelStream } from "../logMel/logMel";
import { languageOf } from "./findLanguage";
import { recovered } from "./recovery";
import { melParts, type Transcriber } from "./transcriber";

/** Seconds of speech below which a region is taken for the language before it: a word or two tell little. */
const shortestTelling = 1;
/** Probability below which the language stays what it was. */
const sureEnough = 0.5;

/** A region of speech and what is spoken in it. */
export interface RegionInLanguage extends SpokenRegion {
  readonly language: string;
}

/**
 * Finds the language of every region of speech by itself, and so where it changes. Each region is encoded once more for
 * that. The events to tell, a language that begins or a device that took over, wait in `takeEvents`.
 */
export class RegionLanguages {
  readonly #transcriber: Transcriber;
  readonly #regions: RegionSource;
  readonly #languages: readonly string[] | undefined;
  #events: TranscribeEvent[] = [];
  #next: Promise<RegionInLanguage | undefined> | undefined;
  #language: string | undefined;

  constructor(transcriber: Transcriber, regions: RegionSource, languages: readonly string[] | undefined) {
    this.#transcriber = transcriber;
    this.#regions = regions;
    this.#languages = languages;
  }

  /** The next region, which stays the next one; undefined at the end. */
  peek(): Promise<RegionInLanguage | undefined> {
    this.#next ??= this.#read();
    return this.#next;
  }

  async next(): Promise<RegionInLanguage | undefined> {
    const region = await this.peek();
    this.#next = undefined;
    return region;
  }

  takeEvents(): readonly TranscribeEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  async #read(): Promise<RegionInLanguage | undefined> {
    const region = await this.#regions.next();
    if (!region) return undefined;
    const isTelling = region.end - region.start >= shortestTelling * sampleRate;
    if (this.#language !== undefined && !isTelling) return { ...region, language: this.#language };
    const { language, languageProbs } = await this.#detect(region);
    const probability = languageProbs[language] ?? 0;
    if (language !== this.#language && (this.#language === undefined || probability >= sureEnough)) {
      this.#language = language;
      this.#events.push({ type: "language", language, probability });
    }
    return { ...region, language: this.#language ?? language };
  }

  /** As `withRecovery` does it, from within a read. */
  async #detect({ samples, start }: SpokenRegion) {
    const mel = new MelStream(melParts(this.#transcriber));
    mel.push(samples.subarray(0, nSamples));
    mel.end();
    const window = await mel.window(0, Math.min(nFrames, mel.frames));
    for (;;) {
      try {
        return await languageOf(this.#transcriber, window, this.#languages);
      } catch (error) {
        const device = await this.#transcriber.recover?.(error);
        if (!device) throw error;
        this.#events.push(recovered(start / sampleRate, device));
      }
    }
  }
}
