import { PoliteSource } from "../../audio/politeSource";
import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import { phraseTokens } from "../decoding/prompts";
import { type DecodingTask, decodingTasks } from "../decoding/tokenRules";
import { chunkLength } from "../logMel/constants";
import type { Decoding } from "../transcribe/decodeMel";
import { languageOfWindows } from "../transcribe/findLanguage";
import { openSpeech } from "../transcribe/openSpeech";
import { frameInOriginal, segmentInOriginal } from "../transcribe/originalTimes";
import { RegionLanguages } from "../transcribe/regionLanguages";
import type { Transcriber } from "../transcribe/transcriber";
import { followsLanguage } from "../transcribe/transcribeSpeech";
import { type BatchDecoding, decodeRound, type OpenWindow } from "./decodeRound";
import { type SpeechWindow, speechWindows } from "./speechWindows";
import { WindowQueue } from "./windowQueue";

export type BatchOptions = TranscribeOptions & { readonly batch: number };

/**
 * Transcribes the speech in audio, many windows at a time: regions of speech are packed into windows of up to 30 seconds,
 * and `batch` windows are encoded and decoded together. No window knows the text of another; the initial prompt and
 * hotwords go to all of them. Events come in the order of the audio, with its times.
 *
 * Every round takes the first `batch` windows that are not done: what the last round left of some, and new ones, which are
 * read while the round before is decoded. Windows
 * are decoded together greedily at temperature 0; where that has to be done again at a higher one, or beams are asked
 * for, one by one. Throws a RangeError for a batch that is no whole number from 1 on.
 */
export async function* transcribeBatched(
  transcriber: Transcriber,
  source: AudioSource,
  options: BatchOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  checkBatch(options.batch);
  const { tokenizer } = transcriber;
  const audio = new PoliteSource(source);
  const speech = await openSpeech({ transcriber, source: audio, longestRegion: chunkLength }, options, control);
  const regions = followsLanguage(options, transcriber)
    ? new RegionLanguages(transcriber, speech, options.languages)
    : undefined;
  const queue = new WindowQueue(speechWindows(regions ?? speech, transcriber.whisper.dims.nMels), options.batch);
  const segments: Segment[] = [];
  let decoding: BatchDecoding | undefined;
  let heard = 0;
  try {
    for (let windows = await queue.next(); windows.length > 0; windows = await queue.next()) {
      if (regions) yield* regions.takeEvents();
      decoding ??= batchDecoding(transcriber, yield* withLanguage(transcriber, windows, options), control);
      audio.isPolite = true;
      // A language is found by the encoder, of which there is one.
      if (!regions) queue.readAhead();
      const done = queue.update(yield* decodeRound(decoding, windows));
      audio.isPolite = false;
      for (const window of done) {
        const found = inOriginal(window);
        segments.push(...found);
        if (found.length > 0) yield { type: "segments", segments: found };
        heard = window.map.endInOriginal(chunkLength);
        yield { type: "progress", seconds: heard, totalSeconds: speech.seconds };
      }
    }
  } finally {
    queue.stop();
  }
  const { seconds = heard } = speech;
  // The silence at the end, or all of it.
  if (seconds > heard) yield { type: "progress", seconds, totalSeconds: seconds };
  const text = tokenizer.decode(segments.flatMap(({ tokens }) => tokens));
  return { text, language: decoding?.options.language ?? options.language ?? "en", segments };
}

function inOriginal({ map, language, segments }: OpenWindow): readonly Segment[] {
  const mark = language === undefined ? {} : { language };
  return segments.map((segment) => ({ ...segmentInOriginal(segment, map), ...mark }));
}

function checkBatch(batch: number): void {
  if (!(Number.isInteger(batch) && batch >= 1)) {
    throw new RangeError(`batch is ${batch}; a whole number from 1 on was expected.`);
  }
}

function batchDecoding(
  transcriber: Transcriber,
  options: Decoding & BatchOptions,
  { signal }: TranscribeControl,
): BatchDecoding {
  const { tokenizer, whisper } = transcriber;
  const prompt = options.initialPrompt ? phraseTokens(options.initialPrompt, tokenizer) : [];
  const tasks = new Map<string, DecodingTask>();
  const taskOf = (language: string): DecodingTask => {
    const task = tasks.get(language) ?? decodingTasks({ ...options, language }, tokenizer, whisper.dims)(prompt);
    tasks.set(language, task);
    return task;
  };
  return { transcriber, options, taskOf, batch: options.batch, signal };
}

/** The language that is asked for, or that of the first window, or of the first ones, all of which are speech. */
async function* withLanguage(
  transcriber: Transcriber,
  windows: readonly SpeechWindow[],
  options: BatchOptions,
): AsyncGenerator<TranscribeEvent, Decoding & BatchOptions> {
  const known = options.language ?? windows[0]?.language;
  if (known !== undefined) return { ...options, language: known };
  if (!transcriber.tokenizer.isMultilingual) return { ...options, language: "en" };
  const asked = options.detectLanguageWindow === "speech" ? windows : windows.slice(0, 1);
  return { ...options, language: yield* languageOfWindows(transcriber, languageWindows(asked), options.languages) };
}

function* languageWindows(windows: readonly SpeechWindow[]) {
  for (const { mel, map } of windows) yield { seek: frameInOriginal(0, map), mel: mel.window(0, mel.frames) };
}
