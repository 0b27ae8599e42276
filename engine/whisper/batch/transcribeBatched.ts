import { PoliteSource } from "../../audio/politeSource";
import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import { phraseTokens } from "../decoding/prompts";
import { type DecodingTask, decodingTasks } from "../decoding/tokenRules";
import { chunkLength } from "../logMel/constants";
import { languageOfWindows } from "../transcribe/findLanguage";
import { openSpeech } from "../transcribe/openSpeech";
import { segmentInOriginal } from "../transcribe/originalTimes";
import { RegionLanguages } from "../transcribe/regionLanguages";
import { melParts, type Transcriber } from "../transcribe/transcriber";
import { followsLanguage } from "../transcribe/transcribeSpeech";
import { BatchDecoder, type BatchDecoding } from "./batchDecoder";
import { type OpenWindow, originalFrame, restOf } from "./openWindow";
import { speechWindows } from "./speechWindows";
import { WindowQueue } from "./windowQueue";

export type BatchOptions = TranscribeOptions & { readonly batch: number };

/** What regions get on either side unless `vad` says: silero-vad's 30 ms cut the first sound of many of them off. */
const speechPadMs = 100;

/**
 * Transcribes the speech in audio, many windows at a time: regions of speech are packed into windows of up to 30 seconds,
 * and up to `batch` of them are decoded at a time, each taking the place of one that is done; what that leaves unfinished is
 * decoded as another window. No window knows the text of another; the initial prompt and hotwords go to all of them. Events come in
 * the order of the audio, with its times.
 *
 * Windows are read, at most `batch` more than are decoded, while the device decodes. They are decoded together greedily at temperature
 * 0, and where that has to be done again at higher ones; with beams or several draws, and again on a processor, one by one.
 */
export async function* transcribeBatched(
  transcriber: Transcriber,
  source: AudioSource,
  options: BatchOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { tokenizer } = transcriber;
  const audio = new PoliteSource(source);
  const padded = { ...options, vad: { speechPadMs, ...options.vad } };
  const speech = await openSpeech({ transcriber, source: audio, longestRegion: chunkLength }, padded, control);
  const regions = followsLanguage(options, transcriber)
    ? new RegionLanguages(transcriber, speech, options.languages)
    : undefined;
  const windows = speechWindows(regions ?? speech, melParts(transcriber));
  const queue = new WindowQueue(windows, 2 * options.batch);
  const segments: Segment[] = [];
  let language = options.language ?? "en";
  let heard = 0;
  try {
    await queue.wait(1);
    if (regions) yield* regions.takeEvents();
    const decoding = queue.waiting.length > 0 ? yield* batchDecoding(transcriber, queue, options, control) : undefined;
    const decoder = decoding && new BatchDecoder(decoding, queue);
    language = decoding?.options.language ?? language;
    // A language is found by the encoder, of which there is one.
    if (!regions) queue.readAhead();
    audio.isPolite = true;
    while (decoder && (await hasMore(queue))) {
      yield* decoder.turn();
      if (regions) yield* regions.takeEvents();
      for (const window of queue.done()) {
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
  return { text, language, segments };
}

/** Whether a window is not done. */
async function hasMore(queue: WindowQueue): Promise<boolean> {
  if (queue.held.length === 0) await queue.wait(1);
  return queue.held.length > 0;
}

function inOriginal({ map, language, segments }: OpenWindow): readonly Segment[] {
  return segments.map((segment) => ({ ...segmentInOriginal(segment, map), ...(language && { language }) }));
}

/** In the language that is asked for, or that of the first window, or of the first ones, all of which are speech. */
async function* batchDecoding(
  transcriber: Transcriber,
  queue: WindowQueue,
  asked: BatchOptions,
  { signal }: TranscribeControl,
): AsyncGenerator<TranscribeEvent, BatchDecoding> {
  const { tokenizer, whisper } = transcriber;
  const most = asked.detectLanguageWindow === "speech" ? asked.batch : 1;
  const find = () => languageOfWindows(transcriber, languageWindows(queue, most), asked.languages);
  const known = asked.language ?? queue.waiting[0]?.language;
  const options = { ...asked, language: known ?? (tokenizer.isMultilingual ? yield* find() : "en") };
  const prompt = options.initialPrompt ? phraseTokens(options.initialPrompt, tokenizer) : [];
  const tasks = new Map<string, DecodingTask>();
  const taskOf = (language: string): DecodingTask => {
    const task = tasks.get(language) ?? decodingTasks({ ...options, language }, tokenizer, whisper.dims)(prompt);
    tasks.set(language, task);
    return task;
  };
  return { transcriber, options, taskOf, signal };
}

/** The first windows, read as they are asked for. */
async function* languageWindows(queue: WindowQueue, most: number) {
  for (let i = 0; i < most; i++) {
    await queue.wait(i + 1);
    const window = queue.waiting[i];
    if (!window) return;
    yield { seek: originalFrame(window), mel: await restOf(window) };
  }
}
