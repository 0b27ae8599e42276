import type { AudioSource } from "../../audio/source";
import type { DeviceInfo } from "../../device/types";
import { throwIfCancelled } from "../../errors";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import { strip } from "../../transcript/strip";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import type { HearOnDevice } from "../../vad/batchedVad";
import { decodeWindow } from "../decoding/decodeWindow";
import { type DetectedLanguage, detectLanguage } from "../decoding/detectLanguage";
import { decodeWithFallback } from "../decoding/fallback";
import { phraseTokens, windowPrompt } from "../decoding/prompts";
import { type DecodingTask, decodingTasks, type RulesTokenizer } from "../decoding/tokenRules";
import { chunkLength, framesPerSecond, nFrames } from "../logMel/constants";
import { MelStream } from "../logMel/logMel";
import type { AudioFeatures, Generated, GenerateOptions, Whisper } from "../model/types";
import type { SpecialTokens } from "../tokenizer/specialTokens";
import { addWordTimestamps } from "../words/addWordTimestamps";
import type { WordTiming } from "../words/findAlignment";
import { skipSilence } from "../words/hallucinations";
import { defaultPunctuations } from "../words/mergePunctuations";
import { clipsOf, nextClip } from "./clips";
import { compressionRatio } from "./compressionRatio";
import { latestOf } from "./latest";
import { type CutWindow, clearEmpty, cutIntoSegments, type DecodingResult, type SegmentTokenizer } from "./segments";
import { timeWords, type WordTokenizer } from "./timeWords";

/** What of the tokenizer the language is told with. */
export type LanguageTokenizer = Pick<SpecialTokens, "isMultilingual" | "numLanguages" | "sot">;

/**
 * Seconds of audio that are read ahead of the window being decoded, unless told. openai/whisper normalises every window by
 * the loudest point of the whole file: files up to this length are exact, longer ones use the loudest point of what was
 * read, and memory stays flat (58 MB of 80-band log-mel) for audio of any length.
 */
const longestLookahead = 30 * 60;

export interface Transcriber {
  readonly whisper: Whisper;
  readonly tokenizer: RulesTokenizer & SegmentTokenizer & WordTokenizer & LanguageTokenizer;
  /** Called with the error of a window; where it gives a device, `whisper` runs there now and the window is decoded again. */
  recover?(error: unknown): Promise<DeviceInfo | undefined>;
  /** An error of the device of now with its code; any other as it is. */
  withCode?(error: unknown): Promise<unknown>;
  /** Finds speech on the device of now; where it is missing, the voice detector runs here, step by step. */
  readonly hearOnDevice?: HearOnDevice | undefined;
}

/**
 * Transcribes audio of any length, 30 seconds at a time, and yields segments as they are found. Times count from the first
 * sample of the source, wherever that lies (`timesFrom`).
 *
 * Partial texts may be left out when they come faster than they are taken. Throws `cancelled` when the signal aborts:
 * the segments yielded until then stay valid. Audio without samples gives an empty transcript.
 * Source: openai/whisper transcribe.py.
 */
export async function* transcribe(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  { signal }: TranscribeControl = {},
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { tokenizer } = transcriber;
  const { dims } = transcriber.whisper;
  const mel = new MelStream({ nMels: dims.nMels });
  const clips = clipsOf(options.clipTimestamps);
  const language = options.language ?? (yield* findLanguage(transcriber, { mel, source }, options, signal));
  const decoding = { ...options, language };
  const taskAfter = decodingTasks(decoding, tokenizer, dims);
  const initialPrompt = options.initialPrompt ? phraseTokens(options.initialPrompt, tokenizer) : [];
  const segments: Segment[] = [];
  const allTokens: number[] = [...initialPrompt];
  let promptResetSince = 0;
  let lastSpeechTimestamp = 0;
  let seek = 0;
  for (let clip = nextClip(clips, seek); clip; clip = nextClip(clips, seek)) {
    seek = clip.seek;
    if (!(await readAhead({ mel, source }, seek, options.lookahead, signal))) break;
    mel.dropBefore(seek);
    const segmentSize = Math.min(nFrames, mel.frames - seek, clip.end - seek);
    const previous = { allTokens, initialPrompt, promptResetSince, carryInitialPrompt: options.carryInitialPrompt };
    const task = taskAfter(windowPrompt(previous, dims));
    const window = { mel: mel.window(seek, segmentSize), task, seek, segmentSize };
    const contentFrames = mel.ended ? mel.frames : Number.POSITIVE_INFINITY;
    const found = yield* decodeRecovering(
      transcriber,
      { ...window, contentFrames, lastSpeechTimestamp },
      decoding,
      signal,
    );
    seek = found.nextSeek;
    lastSpeechTimestamp = found.lastSpeechTimestamp;
    if (found.segments) {
      segments.push(...found.segments);
      for (const segment of found.segments) allTokens.push(...segment.tokens);
      if (!options.conditionOnPreviousText || found.temperature > 0.5) promptResetSince = allTokens.length;
      yield { type: "segments", segments: found.segments };
    }
    yield progress(mel, source, seek);
  }
  return { text: tokenizer.decode(allTokens.slice(initialPrompt.length)), language, segments };
}

interface Audio {
  readonly mel: MelStream;
  readonly source: AudioSource;
}

/** The language of the first window, which English-only models need not look for. */
async function* findLanguage(
  transcriber: Transcriber,
  { mel, source }: Audio,
  { languages, lookahead }: TranscribeOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, string> {
  const { tokenizer } = transcriber;
  if (!tokenizer.isMultilingual || !(await readAhead({ mel, source }, 0, lookahead, signal))) return "en";
  const window = mel.languageWindow();
  const { language, languageProbs } = yield* withRecovery(transcriber, 0, () =>
    languageOf(transcriber, window, languages),
  );
  yield { type: "language", language, probability: languageProbs[language] ?? 0 };
  return language;
}

export async function languageOf(
  { whisper, tokenizer }: Transcriber,
  mel: Float32Array<ArrayBuffer>,
  languages: readonly string[] | undefined,
): Promise<DetectedLanguage> {
  const inference = whisper.startDecoding(whisper.encode([mel]), 1);
  return detectLanguage(await inference.step([[tokenizer.sot]]), tokenizer, languages);
}

/** Reads until the window at `seek` and the lookahead are there or the audio ends; false where nothing is left. */
async function readAhead(
  { mel, source }: Audio,
  seek: number,
  lookahead: number | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  throwIfCancelled(signal);
  const wanted = seek + ((lookahead ?? longestLookahead) + chunkLength) * framesPerSecond;
  while (!mel.ended && mel.frames < wanted) {
    const samples = await source.read();
    throwIfCancelled(signal);
    if (samples) mel.push(samples);
    else mel.end();
  }
  return seek < mel.frames;
}

export interface MelWindow {
  readonly mel: Float32Array<ArrayBuffer>;
  /** What greedy decoding gives, where the window was decoded together with others. */
  readonly greedy?: Generated | undefined;
  readonly task: DecodingTask;
  /** First frame. */
  readonly seek: number;
  /** Frames that hold audio. */
  readonly segmentSize: number;
  /** Frames of the whole audio; Infinity while its end is not known. */
  readonly contentFrames: number;
  readonly lastSpeechTimestamp: number;
}

/** What a window gave; no segments where it is silent, or is to be decoded again from another frame on. */
export interface FoundWindow {
  readonly segments?: readonly Segment[];
  readonly temperature: number;
  readonly nextSeek: number;
  readonly lastSpeechTimestamp: number;
}

export type Decoding = TranscribeOptions & { readonly language: string };

/** Decodes one window, on another device where the first one fails. */
function decodeRecovering(
  transcriber: Transcriber,
  window: MelWindow,
  options: Decoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, FoundWindow> {
  return withRecovery(transcriber, window.seek, () => decodeMel(transcriber, window, options, signal));
}

type Recovered = Extract<TranscribeEvent, { readonly type: "recovered" }>;

/** Does a window's work, once more on another device where the first one fails. */
export async function* withRecovery<Result, Event = never>(
  transcriber: Transcriber,
  seek: number,
  work: () => Promise<Result> | AsyncGenerator<Event, Result>,
): AsyncGenerator<Event | Recovered, Result> {
  for (;;) {
    try {
      const running = work();
      return Symbol.asyncIterator in running ? yield* running : await running;
    } catch (error) {
      const device = await transcriber.recover?.(error);
      if (!device) throw error;
      yield { type: "recovered", seconds: seek / framesPerSecond, device };
    }
  }
}

/** Decodes one window, yielding its text as it grows. */
export async function* decodeMel(
  { whisper, tokenizer }: Transcriber,
  window: MelWindow,
  options: Decoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, FoundWindow> {
  const { task, seek, segmentSize, lastSpeechTimestamp } = window;
  let encoded: AudioFeatures | undefined;
  const features = () => {
    encoded ??= whisper.encode([window.mel]);
    return encoded;
  };
  const textOf = (tokens: readonly number[]) => tokenizer.decode(tokens.filter((token) => token < tokenizer.eot));
  const result = yield* latestOf<TranscribeEvent, DecodingResult>((show) => {
    const onTokens: GenerateOptions["onTokens"] = ([tokens]) => show({ type: "partial", text: textOf(tokens ?? []) });
    const decodeAt = async (temperature: number): Promise<DecodingResult> => {
      const control = { temperature, seed: options.seed, signal, onTokens };
      const greedy = temperature === 0 ? window.greedy : undefined;
      const generated = greedy ?? (await decodeWindow(whisper, { features: features(), task, seek }, options, control));
      return resultOf(generated, temperature, tokenizer);
    };
    return decodeWithFallback(options.temperature, decodeAt, options);
  });
  const { temperature } = result;
  if (isSilence(result, options)) return { temperature, nextSeek: seek + segmentSize, lastSpeechTimestamp };
  const inputStride = nFrames / whisper.dims.nAudioCtx;
  const cut = cutIntoSegments({ seek, segmentSize, inputStride, result }, tokenizer);
  if (!options.wordTimestamps) {
    return { segments: cut.segments.map(clearEmpty), temperature, nextSeek: cut.nextSeek, lastSpeechTimestamp };
  }
  const text = { features: features(), segmentSize, segments: cut.segments, ...options };
  const alignment = await timeWords(whisper, tokenizer, text);
  return { temperature, ...withWords(cut, alignment, window, options, tokenizer.eot) };
}

/** The segments with their words, and where decoding goes on now that the words' times are known. */
function withWords(
  cut: CutWindow,
  alignment: readonly WordTiming[],
  { seek: previousSeek, segmentSize, contentFrames, lastSpeechTimestamp }: MelWindow,
  options: Decoding,
  eot: number,
): Omit<FoundWindow, "temperature"> {
  const { prependPunctuations, appendPunctuations, hallucinationSilenceThreshold: threshold } = options;
  const punctuations = {
    prepended: prependPunctuations ?? defaultPunctuations.prepended,
    appended: appendPunctuations ?? defaultPunctuations.appended,
  };
  const timed = addWordTimestamps({ segments: cut.segments, alignment, eot, lastSpeechTimestamp, punctuations });
  const checked = skipSilence({
    segments: timed.segments,
    seek: cut.nextSeek,
    previousSeek,
    segmentSize,
    contentFrames,
    singleTimestampEnding: cut.singleTimestampEnding,
    lastSpeechTimestamp,
    threshold,
  });
  const next = { nextSeek: checked.seek, lastSpeechTimestamp: checked.lastSpeechTimestamp };
  return checked.isSkipped ? next : { ...next, segments: checked.segments.map(clearEmpty) };
}

function resultOf(
  { tokens, sumLogprob, noSpeechProb }: Generated,
  temperature: number,
  tokenizer: Pick<RulesTokenizer, "decode">,
): DecodingResult {
  return {
    tokens,
    temperature,
    avgLogprob: sumLogprob / (tokens.length + 1),
    compressionRatio: compressionRatio(strip(tokenizer.decode(tokens))),
    noSpeechProb,
  };
}

/** No voice: nothing said is likely, and what was decoded is not likely enough to speak against it. */
export function isSilence(result: DecodingResult, { noSpeechThreshold, logprobThreshold }: TranscribeOptions): boolean {
  if (noSpeechThreshold === undefined || !(result.noSpeechProb > noSpeechThreshold)) return false;
  return logprobThreshold === undefined || !(result.avgLogprob > logprobThreshold);
}

function progress(mel: MelStream, source: AudioSource, seek: number): TranscribeEvent {
  const totalSeconds = mel.ended ? mel.frames / framesPerSecond : source.seconds;
  const done = mel.ended ? Math.min(seek, mel.frames) : seek;
  return { type: "progress", seconds: done / framesPerSecond, totalSeconds };
}
