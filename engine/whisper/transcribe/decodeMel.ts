import type { TranscribeOptions } from "../../transcribeOptions";
import { strip } from "../../transcript/strip";
import type { TranscribeEvent } from "../../transcript/types";
import { beforeLoop } from "../decoding/beforeLoop";
import { decodeWindow } from "../decoding/decodeWindow";
import { decodeWithFallback } from "../decoding/fallback";
import { mostProbable } from "../decoding/mostProbable";
import type { RulesTokenizer } from "../decoding/tokenRules";
import { nFrames } from "../logMel/constants";
import type { AudioFeatures, Draft, Generated, GenerateOptions } from "../model/types";
import { compressionRatio } from "./compressionRatio";
import { latestOf } from "./latest";
import type { Decoding, FoundWindow, MelWindow } from "./melWindow";
import { clearEmpty, cutIntoSegments, type DecodingResult } from "./segments";
import type { Transcriber } from "./transcriber";

/** Decodes one window, yielding its text as it grows. */
export async function* decodeMel(
  { whisper, tokenizer, drafts }: Transcriber,
  window: MelWindow,
  options: Decoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, FoundWindow> {
  const { task, seek, segmentSize, lastSpeechTimestamp } = window;
  let encoded: Promise<AudioFeatures> | undefined;
  const features = () => {
    encoded ??= window.mel().then((mel) => whisper.encode([mel]));
    return encoded;
  };
  const textOf = (tokens: readonly number[]) => tokenizer.decode(tokens.filter((token) => token < tokenizer.eot));
  let tried = 0;
  let attempt = 0;
  const result = yield* latestOf<TranscribeEvent, DecodingResult>((show) => {
    const onTokens: GenerateOptions["onTokens"] = ([tokens]) => show({ type: "partial", text: textOf(tokens ?? []) });
    const decodeAt = async (temperature: number): Promise<DecodingResult> => {
      tried = temperature;
      const control = { temperature, seed: options.seed, signal, onTokens };
      const known = window.attempts?.[attempt++];
      if (known) return known;
      const run = async (draft?: Draft) =>
        decodeWindow(whisper, { features: await features(), task, seek }, options, { ...control, draft });
      const isGreedy = temperature === 0 && options.beamSize === undefined;
      const decode = async () => {
        if (!isGreedy || !drafts) return run();
        // What writes ahead may look at the same features.
        await features();
        return drafts.decode({ mel: await window.mel(), task, signal }, run);
      };
      return resultOf(await decode(), temperature, tokenizer);
    };
    return options.keepBestFallback
      ? decodeWithFallback(options.temperature, decodeAt, options, (attempts) => bestOf(attempts, options, tokenizer))
      : decodeWithFallback(options.temperature, decodeAt, options);
  });
  const temperature = tried;
  if (isSilence(result, options)) return { temperature, nextSeek: seek + segmentSize, lastSpeechTimestamp };
  const inputStride = nFrames / whisper.dims.nAudioCtx;
  const cut = cutIntoSegments({ seek, segmentSize, inputStride, result }, tokenizer);
  if (!options.wordTimestamps) {
    return { segments: cut.segments.map(clearEmpty), temperature, nextSeek: cut.nextSeek, lastSpeechTimestamp };
  }
  const { timeWindow } = await import("../words/wordTimes");
  const timed = await timeWindow({ whisper, tokenizer }, { ...window, cut, features: await features() }, options);
  return { temperature, ...timed };
}

/** Of attempts that all failed the most probable that does not repeat itself, else the greedy one cut before its loop. */
function bestOf(
  attempts: readonly [DecodingResult, ...DecodingResult[]],
  options: Decoding,
  tokenizer: Transcriber["tokenizer"],
): DecodingResult {
  const [greedy] = attempts;
  const isText = (token: number) => token < tokenizer.eot;
  return mostProbable(attempts, options) ?? withTokens(greedy, beforeLoop(greedy.tokens, isText), tokenizer);
}

function withTokens(
  result: DecodingResult,
  tokens: readonly number[],
  tokenizer: Pick<RulesTokenizer, "decode">,
): DecodingResult {
  return { ...result, tokens, compressionRatio: compressionRatio(strip(tokenizer.decode(tokens))) };
}

/** What is held against the thresholds of a text that came from the device. */
export function resultOf(
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
