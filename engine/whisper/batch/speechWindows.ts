import { SilenceMap } from "../../vad/silenceMap";
import type { SpokenRegion } from "../../vad/speechReader";
import { nSamples } from "../logMel/constants";
import { MelStream } from "../logMel/logMel";

/** Regions of speech, one after another, as a little file of their own. */
export interface SpeechWindow {
  /** Complete, of at most 3000 frames; its loudest point is the window's own. */
  readonly mel: MelStream;
  /** What is spoken in it; undefined: what is spoken in all of the audio. */
  readonly language: string | undefined;
  /** From times of the window to those of the original audio. */
  readonly map: SilenceMap;
}

/** Where regions come from, one by one; undefined is the end. */
export interface RegionSource {
  next(): Promise<(SpokenRegion & { readonly language?: string }) | undefined>;
}

/**
 * Packs regions in their order into windows of at most 30 seconds, each as full as the next region allows; one that is
 * too long for a window is divided, and two languages are in two windows. Every sample of every region is in one window. At
 * most one window is held.
 */
export async function* speechWindows(regions: RegionSource, nMels: 80 | 128): AsyncGenerator<SpeechWindow> {
  let window = emptyWindow(nMels, undefined);
  for (let region = await regions.next(); region; region = await regions.next()) {
    const { language } = region;
    for (const piece of piecesOf(region)) {
      const isFull = window.map.samples + piece.samples.length > nSamples;
      if (isFull || window.language !== language) {
        if (window.map.samples > 0) yield complete(window);
        window = emptyWindow(nMels, language);
      }
      window.map.add(piece);
      window.mel.push(piece.samples);
    }
  }
  if (window.map.samples > 0) yield complete(window);
}

function emptyWindow(nMels: 80 | 128, language: string | undefined): SpeechWindow {
  return { language, mel: new MelStream({ nMels }), map: new SilenceMap() };
}

function complete(window: SpeechWindow): SpeechWindow {
  window.mel.end();
  return window;
}

function piecesOf({ start, end, samples }: SpokenRegion): readonly SpokenRegion[] {
  return Array.from({ length: Math.ceil((end - start) / nSamples) }, (_, i) => {
    const from = i * nSamples;
    const piece = samples.subarray(from, from + nSamples);
    return { start: start + from, end: start + from + piece.length, samples: piece };
  });
}
