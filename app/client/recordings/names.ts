import { sampleRate } from "../../../engine/index";
import { sampleBytes } from "./pcm";

/** The files in a recording's folder. */
export const metaName = "meta.json";
export const textName = "text.jsonl";
export const audioName = (track: number) => `track-${track}.pcm`;

/** Seconds of a track of so many bytes. */
export function secondsOf(bytes: number): number {
  return Math.floor(bytes / sampleBytes) / sampleRate;
}
