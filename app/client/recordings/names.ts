import { sampleRate } from "../../../engine/index";
import { sampleBytes } from "./pcm";

/** The files in a recording's folder. */
export const metaName = "meta.json";
export const textName = "text.jsonl";
/** Holds the room that the text of a recording needs, for as long as sound comes. */
export const reserveName = "reserve.bin";
export const audioName = (track: number) => `track-${track}.pcm`;

/** Seconds of a track of so many bytes. */
export function secondsOf(bytes: number): number {
  return Math.floor(bytes / sampleBytes) / sampleRate;
}
