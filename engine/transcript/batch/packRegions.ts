import { SilenceMap } from "../../vad/silenceMap";
import type { SpokenRegion } from "../../vad/speechReader";

/** What a model family makes of a window's samples. */
export interface WindowContent {
  push(samples: Float32Array): void;
  end(): void;
}

/** Regions of speech, one after another, as a little file of their own. */
export interface PackedWindow<Content> {
  /** Complete. */
  readonly content: Content;
  /** What is spoken in it; undefined: what is spoken in all of the audio. */
  readonly language: string | undefined;
  /** From times of the window to those of the original audio. */
  readonly map: SilenceMap;
}

/** Where regions come from, one by one; undefined is the end. */
export interface RegionSource {
  next(): Promise<(SpokenRegion & { readonly language?: string }) | undefined>;
}

export interface Packing<Content> {
  /** Samples of a window at most. */
  readonly most: number;
  /** The content of a new window, empty. */
  open(): Content;
}

/**
 * Packs regions in their order into windows, each as full as the next region allows; one that is too long for a window is
 * divided, and two languages are in two windows. Every sample of every region is in one window. At most one window is held.
 */
export async function* packRegions<Content extends WindowContent>(
  regions: RegionSource,
  { most, open }: Packing<Content>,
): AsyncGenerator<PackedWindow<Content>> {
  const empty = (language: string | undefined) => ({ language, content: open(), map: new SilenceMap() });
  let window = empty(undefined);
  for (let region = await regions.next(); region; region = await regions.next()) {
    const { language } = region;
    for (const piece of piecesOf(region, most)) {
      const isFull = window.map.samples + piece.samples.length > most;
      if (isFull || window.language !== language) {
        if (window.map.samples > 0) yield complete(window);
        window = empty(language);
      }
      window.map.add(piece);
      window.content.push(piece.samples);
    }
  }
  if (window.map.samples > 0) yield complete(window);
}

function complete<Content extends WindowContent>(window: PackedWindow<Content>): PackedWindow<Content> {
  window.content.end();
  return window;
}

function piecesOf({ start, end, samples }: SpokenRegion, most: number): readonly SpokenRegion[] {
  return Array.from({ length: Math.ceil((end - start) / most) }, (_, i) => {
    const from = i * most;
    const piece = samples.subarray(from, from + most);
    return { start: start + from, end: start + from + piece.length, samples: piece };
  });
}
