import { hopLength } from "../audio/constants";
import type { AudioSource } from "../audio/source";
import type { TranscribeOptions } from "../decoding/options";
import { SpeechReader } from "../vad/speechReader";
import { clipsOf } from "./clips";
import type { TranscribeControl } from "./transcribe";

/**
 * Opens the voice detector over audio: what is read is the speech in the clips that are asked for, in regions of at
 * most `longestRegion` seconds. Throws an Error where no detector was handed in.
 */
export async function openSpeech(
  source: AudioSource,
  { vad, clipTimestamps }: TranscribeOptions,
  { openVad, signal }: TranscribeControl,
  longestRegion: number,
): Promise<SpeechReader> {
  if (!openVad) throw new Error("The options ask for the voice detector, but no way to open it was given.");
  const clips = clipsOf(clipTimestamps).map(({ start, end }) => ({ start: start * hopLength, end: end * hopLength }));
  return new SpeechReader(source, await openVad(), { parameters: vad ?? {}, longestRegion, clips, signal });
}
