import { chunkLength } from "../../audio/constants";
import type { AudioSource } from "../../audio/source";
import type { TranscribeOptions } from "../../decoding/options";
import { phraseTokens } from "../../decoding/prompts";
import { decodingTasks } from "../../decoding/tokenRules";
import { openSpeech } from "../openSpeech";
import { frameInOriginal, segmentInOriginal } from "../originalTimes";
import { type Decoding, languageOf, surely, type TranscribeControl, type Transcriber } from "../transcribe";
import type { Segment, TranscribeEvent, Transcript } from "../types";
import { decodeGroup, type GroupDecoding } from "./decodeGroup";
import { type SpeechWindow, speechWindows } from "./speechWindows";

export type BatchOptions = TranscribeOptions & { readonly batch: number };

/**
 * Transcribes the speech in audio, many windows at a time: regions of speech are packed into windows of up to 30 seconds,
 * and `batch` windows are encoded and decoded together. No window knows the text of another; the initial prompt and
 * hotwords go to all of them. Events come in the order of the audio, with its times; memory is that of one group.
 *
 * Windows are decoded together greedily at temperature 0; where that has to be done again at a higher one, or beams are
 * asked for, one by one. Throws a RangeError for a batch that is no whole number from 1 on.
 */
export async function* transcribeBatched(
  transcriber: Transcriber,
  source: AudioSource,
  options: BatchOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  checkBatch(options.batch);
  const { tokenizer } = transcriber;
  const speech = await openSpeech(source, options, control, chunkLength);
  const segments: Segment[] = [];
  let decoding: GroupDecoding | undefined;
  let heard = 0;
  for await (const group of groupsOf(speechWindows(speech, transcriber.whisper.dims.nMels), options.batch)) {
    decoding ??= groupDecoding(
      transcriber,
      yield* withLanguage(transcriber, group[0]!, options),
      options.batch,
      control,
    );
    const found = yield* decodeGroup(decoding, group);
    for (const [i, { map }] of group.entries()) {
      const original = found[i]!.map((segment, at) => ({
        id: segments.length + at,
        ...segmentInOriginal(segment, map),
      }));
      segments.push(...original);
      if (original.length > 0) yield { type: "segments", segments: original };
      heard = map.endInOriginal(chunkLength);
      yield { type: "progress", seconds: heard, totalSeconds: speech.seconds };
    }
  }
  const { seconds = heard } = speech;
  // The silence at the end, or all of it.
  if (seconds > heard) yield { type: "progress", seconds, totalSeconds: seconds };
  const text = tokenizer.decode(segments.flatMap(({ tokens }) => tokens));
  return { text, language: decoding?.options.language ?? options.language ?? "en", segments };
}

function checkBatch(batch: number): void {
  if (!(Number.isInteger(batch) && batch >= 1)) {
    throw new RangeError(`batch is ${batch}; a whole number from 1 on was expected.`);
  }
}

/** So many windows at a time, fewer at the end; those too short for a frame are left out. */
async function* groupsOf(windows: AsyncGenerator<SpeechWindow>, size: number): AsyncGenerator<readonly SpeechWindow[]> {
  let group: SpeechWindow[] = [];
  for await (const window of windows) {
    if (window.mel.frames > 0) group.push(window);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function groupDecoding(
  transcriber: Transcriber,
  options: Decoding,
  batch: number,
  { signal }: TranscribeControl,
): GroupDecoding {
  const { tokenizer, whisper } = transcriber;
  const taskAfter = decodingTasks(options, tokenizer, whisper.dims);
  const prompt = options.initialPrompt ? phraseTokens(options.initialPrompt, tokenizer) : [];
  return { transcriber, options, task: taskAfter(prompt), batch, signal };
}

/** The language that is asked for, or that of the first window. */
async function* withLanguage(
  transcriber: Transcriber,
  { mel, map }: SpeechWindow,
  options: BatchOptions,
): AsyncGenerator<TranscribeEvent, Decoding> {
  if (options.language !== undefined) return { ...options, language: options.language };
  if (!transcriber.tokenizer.isMultilingual) return { ...options, language: "en" };
  const window = mel.window(0, mel.frames);
  const { language, languageProbs } = yield* surely(transcriber, frameInOriginal(0, map), () =>
    languageOf(transcriber, window, options.languages),
  );
  yield { type: "language", language, probability: languageProbs[language] ?? 0 };
  return { ...options, language };
}
