import { chunkLength, framesPerSecond, nFrames } from "../audio/constants";
import { MelStream } from "../audio/logMel";
import type { AudioSource } from "../audio/source";
import type { TranscribeOptions } from "../decoding/options";
import { type DecodingTask, decodingTasks, type RulesTokenizer } from "../decoding/tokenRules";
import type { DeviceInfo } from "../device/types";
import { SottoError, throwIfCancelled } from "../errors";
import type { Generated, GenerateOptions, Whisper } from "../model/types";
import { compressionRatio } from "./compressionRatio";
import { latestOf } from "./latest";
import { cutIntoSegments, type DecodingResult, type SegmentTokenizer } from "./segments";
import { strip } from "./strip";
import type { Segment, TranscribeEvent, Transcript } from "./types";

/**
 * Seconds of audio that are read ahead of the window being decoded. openai/whisper normalises every window by the
 * loudest point of the whole file: files up to this length are exact, longer ones use the loudest point of what was
 * read, and memory stays flat (58 MB of 80-band log-mel) for audio of any length.
 */
export const lookahead = 30 * 60;

export interface Transcriber {
  readonly whisper: Whisper;
  readonly tokenizer: RulesTokenizer & SegmentTokenizer;
  /** Called with the error of a window; where it gives a device, `whisper` runs there now and the window is decoded again. */
  recover?(error: unknown): Promise<DeviceInfo | undefined>;
}

export interface TranscribeControl {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Transcribes audio of any length, 30 seconds at a time, and yields segments as they are found.
 *
 * Partial texts may be left out when they come faster than they are taken. Throws `cancelled` when the signal aborts:
 * the segments yielded until then stay valid. Audio without samples gives an empty transcript.
 * Source: openai/whisper transcribe.py with one temperature, 0.
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
  const taskAfter = decodingTasks(options, tokenizer, dims);
  const inputStride = nFrames / dims.nAudioCtx;
  const segments: Segment[] = [];
  const allTokens: number[] = [];
  let promptResetSince = 0;
  let seek = 0;
  while (await readAhead(mel, source, seek, signal)) {
    const segmentSize = Math.min(nFrames, mel.frames - seek);
    const task = taskAfter(allTokens.slice(promptResetSince));
    const window = { mel: mel.window(seek, segmentSize), task, seconds: seek / framesPerSecond };
    const result = yield* decodeSurely(transcriber, window, signal);
    if (isSilence(result, options)) {
      seek += segmentSize;
    } else {
      const cut = cutIntoSegments({ seek, segmentSize, inputStride, result }, tokenizer);
      const found = cut.segments.map((segment, i) => ({ id: segments.length + i, ...segment }));
      segments.push(...found);
      for (const segment of found) allTokens.push(...segment.tokens);
      if (!options.conditionOnPreviousText || result.temperature > 0.5) promptResetSince = allTokens.length;
      seek = cut.nextSeek;
      yield { type: "segments", segments: found };
    }
    mel.dropBefore(Math.min(seek, mel.frames));
    yield progress(mel, source, seek);
  }
  return { text: tokenizer.decode(allTokens), language: options.language, segments };
}

/** Reads until the window at `seek` and the lookahead are there or the audio ends; false where nothing is left. */
async function readAhead(
  mel: MelStream,
  source: AudioSource,
  seek: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  throwIfCancelled(signal);
  const wanted = seek + (lookahead + chunkLength) * framesPerSecond;
  while (!mel.ended && mel.frames < wanted) {
    const samples = await source.read();
    throwIfCancelled(signal);
    if (samples) mel.push(samples);
    else mel.end();
  }
  return seek < mel.frames;
}

interface MelWindow {
  readonly mel: Float32Array<ArrayBuffer>;
  readonly task: DecodingTask;
  /** Where it begins. */
  readonly seconds: number;
}

/** Decodes one window, on another device where the first one fails. */
async function* decodeSurely(
  transcriber: Transcriber,
  window: MelWindow,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, DecodingResult> {
  for (;;) {
    try {
      return yield* decodeWindow(transcriber, window, signal);
    } catch (error) {
      const device = await transcriber.recover?.(error);
      if (!device) throw error;
      yield { type: "recovered", seconds: window.seconds, device };
    }
  }
}

/** Decodes one window, yielding its text as it grows. */
async function* decodeWindow(
  { whisper, tokenizer }: Transcriber,
  { mel, task }: MelWindow,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, DecodingResult> {
  const { initialTokens, rules, maxTokens } = task;
  const inference = whisper.startDecoding(whisper.encode([mel]), 1);
  const textOf = (tokens: readonly number[]) => tokenizer.decode(tokens.filter((token) => token < tokenizer.eot));
  const generated = yield* latestOf<TranscribeEvent, readonly Generated[]>((show) => {
    const onTokens: GenerateOptions["onTokens"] = ([tokens]) => show({ type: "partial", text: textOf(tokens ?? []) });
    return inference.generate([initialTokens], rules, { maxTokens, signal, onTokens });
  });
  const [sequence] = generated;
  if (!sequence) throw new SottoError("internal", "The decoder returned no sequence; one was expected.");
  const { tokens, sumLogprob, noSpeechProb } = sequence;
  return {
    tokens,
    temperature: 0,
    avgLogprob: sumLogprob / (tokens.length + 1),
    compressionRatio: compressionRatio(strip(tokenizer.decode(tokens))),
    noSpeechProb,
  };
}

/** No voice: nothing said is likely, and what was decoded is not likely enough to speak against it. */
function isSilence(result: DecodingResult, { noSpeechThreshold, logprobThreshold }: TranscribeOptions): boolean {
  if (noSpeechThreshold === undefined || !(result.noSpeechProb > noSpeechThreshold)) return false;
  return logprobThreshold === undefined || !(result.avgLogprob > logprobThreshold);
}

function progress(mel: MelStream, source: AudioSource, seek: number): TranscribeEvent {
  const totalSeconds = mel.ended ? mel.frames / framesPerSecond : source.seconds;
  const done = mel.ended ? Math.min(seek, mel.frames) : seek;
  return { type: "progress", seconds: done / framesPerSecond, totalSeconds };
}
