import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import { measured, withFittedTimes } from "../../transcript/fitTimes";
import { segmentFrom, timesFrom } from "../../transcript/timesFrom";
import type { TranscribeEvent, Transcript } from "../../transcript/types";
import type { BatchOptions } from "../batch/transcribeBatched";
import type { alignText } from "./alignText";
import { transcribe } from "./transcribe";
import type { Transcriber } from "./transcriber";
import { followsLanguage, transcribeSpeech } from "./transcribeSpeech";

/**
 * Transcribes audio in the mode that the options ask for: all of it, its speech alone, or its speech in batches; or finds the
 * words' times of a text that is known. Times, those of `clipTimestamps` and `knownText` too, are of the whole of which the source
 * begins at `start`, and never lie behind its end.
 */
export function transcribeFile(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl = {},
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { start } = source;
  const audio = measured(source);
  const run = (given: TranscribeOptions) => withFittedTimes(audio, fromFirstSample(transcriber, audio, given, control));
  if (start === 0) return run(options);
  const clipTimestamps = options.clipTimestamps.map((seconds) => Math.max(0, seconds - start));
  const knownText = options.knownText?.map((segment) => segmentFrom(-start, segment));
  return timesFrom(start, run({ ...options, clipTimestamps, knownText }));
}

function fromFirstSample(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { batch, knownText } = options;
  if (knownText) return timed(transcriber, source, { ...options, knownText }, control);
  if (batch !== undefined) return inBatches(transcriber, source, { ...options, batch }, control);
  return options.vad === undefined && !followsLanguage(options, transcriber)
    ? transcribe(transcriber, source, options, control)
    : transcribeSpeech(transcriber, source, options, control);
}

/** What only some transcripts need comes with the first of them. */
async function* timed(...asked: Parameters<typeof alignText>) {
  const { alignText } = await import("../words/wordTimes");
  return yield* alignText(...asked);
}

async function* inBatches(...asked: [Transcriber, AudioSource, BatchOptions, TranscribeControl]) {
  const { transcribeBatched } = await import("../batch/transcribeBatched");
  return yield* transcribeBatched(...asked);
}
