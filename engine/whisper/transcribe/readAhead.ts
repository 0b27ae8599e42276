import type { TranscribeOptions } from "../../transcribeOptions";
import type { TranscribeEvent } from "../../transcript/types";
import { chunkLength, framesPerSecond } from "../logMel/constants";
import type { HeardAudio } from "./heardAudio";

/**
 * Seconds of audio that are read ahead of the window being decoded, unless told. openai/whisper normalises every window by
 * the loudest point of the whole file: files up to this length are exact, longer ones use the loudest point of what was
 * read, and memory stays flat (58 MB of 80-band log-mel) for audio of any length.
 */
export const longestLookahead = 30 * 60;

/** Frames that are read from the window's first one on. */
export function framesAhead({ lookahead = longestLookahead }: TranscribeOptions): number {
  return (lookahead + chunkLength) * framesPerSecond;
}

/** How much of the audio is transcribed up to a frame. */
export function progress({ mel, seconds }: HeardAudio, seek: number): TranscribeEvent {
  const done = mel.ended ? Math.min(seek, mel.frames) : seek;
  return { type: "progress", seconds: done / framesPerSecond, totalSeconds: seconds };
}
