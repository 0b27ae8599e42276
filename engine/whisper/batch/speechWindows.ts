import { type PackedWindow, packRegions, type RegionSource } from "../../transcript/batch/packRegions";
import { nSamples } from "../logMel/constants";
import { type MelParts, MelStream } from "../logMel/logMel";

/** Speech of at most 30 seconds: its log-mel frames, at most 3000, whose loudest point is the window's own. */
export type SpeechWindow = PackedWindow<MelStream>;

/** Packs regions into windows that the encoder takes; see `packRegions`. */
export function speechWindows(regions: RegionSource, parts: MelParts): AsyncGenerator<SpeechWindow> {
  return packRegions(regions, { most: nSamples, open: () => new MelStream(parts) });
}
