import type { AudioSource } from "../../audio/source";
import type { TranscribeEvent, Transcript } from "../../transcript/types";
import { transcribeBatched } from "../batch/transcribeBatched";
import type { TranscribeOptions } from "../decoding/options";
import { type TranscribeControl, type Transcriber, transcribe } from "./transcribe";
import { followsLanguage, transcribeSpeech } from "./transcribeSpeech";

/** Transcribes audio in the mode that the options ask for: all of it, its speech alone, or its speech in batches. */
export function transcribeFile(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl = {},
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { batch } = options;
  if (batch !== undefined) return transcribeBatched(transcriber, source, { ...options, batch }, control);
  return options.vad === undefined && !followsLanguage(options, transcriber)
    ? transcribe(transcriber, source, options, control)
    : transcribeSpeech(transcriber, source, options, control);
}
