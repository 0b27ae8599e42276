import { type PackedWindow, packRegions, type RegionSource } from "../../transcript/batch/packRegions";
import { nSamples } from "../logMel/constants";
import { type MelParts, MelStream } from "../logMel/logMel";

/** Speech of at most 30 seconds: its log-mel frames, whose loudest point is the window's own. */
export interface SpeechWindow extends Omit<PackedWindow<MelStream>, "content"> {
  /** Complete, of at most 3000 frames. */
  readonly mel: MelStream;
}

/** Packs regions into windows that the encoder takes; see `packRegions`. */
export async function* speechWindows(regions: RegionSource, parts: MelParts): AsyncGenerator<SpeechWindow> {
  const packing = { most: nSamples, open: () => new MelStream(parts) };
  for await (const { content: mel, ...window } of packRegions(regions, packing)) yield { ...window, mel };
}
