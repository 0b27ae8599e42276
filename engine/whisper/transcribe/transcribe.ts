import type { AudioSource } from "../../audio/source";
import { errorCode } from "../../errors";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import { phraseTokens, windowPrompt } from "../decoding/prompts";
import { decodingTasks } from "../decoding/tokenRules";
import { chunkLength, framesPerSecond, nFrames } from "../logMel/constants";
import { type Clip, clipsOf, nextClip } from "./clips";
import { decodeMel } from "./decodeMel";
import { findLanguage } from "./findLanguage";
import { HeardAudio } from "./heardAudio";
import type { Decoding, FoundWindow, MelWindow } from "./melWindow";
import { openTrace } from "./openSpeech";
import { punctuated } from "./punctuated";
import { framesAhead, longestLookahead, progress } from "./readAhead";
import { withRecovery } from "./recovery";
import { melParts, type Transcriber } from "./transcriber";

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
  control: TranscribeControl = {},
): AsyncGenerator<TranscribeEvent, Transcript> {
  const audio = await hear(transcriber, source, options, control);
  try {
    return yield* transcribeHeard(transcriber, audio, options, control.signal);
  } finally {
    audio.stopListening();
  }
}

async function* transcribeHeard(
  transcriber: Transcriber,
  audio: HeardAudio,
  options: TranscribeOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { tokenizer } = transcriber;
  const { dims } = transcriber.whisper;
  const clips = clipsOf(options.clipTimestamps);
  const { mel } = audio;
  const language = options.language ?? (yield* findLanguage(transcriber, audio, languageSearch(options, clips)));
  if (!options.guardSilence) audio.stopListening();
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
    await audio.readTo(seek + framesAhead(options));
    if (seek >= mel.frames) break;
    audio.dropBefore(seek);
    const segmentSize = Math.min(nFrames, mel.frames - seek, clip.end - seek);
    if (options.guardSilence && !(await audio.mayHoldVoice(seek, seek + segmentSize))) {
      seek += segmentSize;
      yield progress(audio, seek);
      continue;
    }
    const previous = { allTokens, initialPrompt, promptResetSince, carryInitialPrompt: options.carryInitialPrompt };
    const frames = await mel.window(seek, segmentSize);
    const decode = (prompt: readonly number[]) => {
      const contentFrames = mel.ended ? mel.frames : Number.POSITIVE_INFINITY;
      const place = { seek, segmentSize, contentFrames, lastSpeechTimestamp };
      const window = { mel: async () => frames, task: taskAfter(prompt), ...place };
      return decodeRecovering(transcriber, window, decoding, signal);
    };
    const isFirst = allTokens.length === 0;
    const found =
      options.punctuate && isFirst
        ? yield* punctuated(decode, decoding, tokenizer)
        : yield* decode(windowPrompt(previous, dims));
    seek = found.nextSeek;
    lastSpeechTimestamp = found.lastSpeechTimestamp;
    const said = options.guardSilence ? await spokenOf(audio, found.segments) : found.segments;
    if (said) {
      segments.push(...said);
      for (const segment of said) allTokens.push(...segment.tokens);
      if (!options.conditionOnPreviousText || found.temperature > 0.5) promptResetSince = allTokens.length;
      yield { type: "segments", segments: said };
    }
    yield progress(audio, seek);
  }
  return { text: tokenizer.decode(allTokens.slice(initialPrompt.length)), language, segments };
}

/** Of segments those that may be said. */
async function spokenOf(audio: HeardAudio, segments: readonly Segment[] | undefined) {
  if (segments === undefined) return undefined;
  const said: Segment[] = [];
  for (const segment of segments) if (await audio.mayBeSaid(segment)) said.push(segment);
  return said;
}

/** The audio, and with it the voice detector, where the options ask where speech is. */
async function hear(
  transcriber: Transcriber,
  source: AudioSource,
  { guardSilence, detectLanguageWindow, language }: TranscribeOptions,
  { openVad, signal }: TranscribeControl,
): Promise<HeardAudio> {
  const findsSpeech =
    detectLanguageWindow === "speech" && language === undefined && transcriber.tokenizer.isMultilingual;
  const speech = openVad && (guardSilence || findsSpeech) ? await traceOrNone(openVad, transcriber) : undefined;
  return new HeardAudio(source, { parts: melParts(transcriber), speech, signal });
}

/** Nobody listens where the detector cannot be had: a text with a word too many is better than none. */
async function traceOrNone(openVad: NonNullable<TranscribeControl["openVad"]>, transcriber: Transcriber) {
  try {
    return await openTrace(openVad, transcriber);
  } catch (error) {
    const code = errorCode(error);
    if (code === "offline" || code === "download-failed") return undefined;
    throw error;
  }
}

function languageSearch(options: TranscribeOptions, [clip]: readonly Clip[]) {
  const from = clip?.start ?? 0;
  return {
    ...options,
    from,
    ahead: framesAhead(options),
    most: from + (longestLookahead + chunkLength) * framesPerSecond,
  };
}

/** Decodes one window, on another device where the first one fails. */
function decodeRecovering(
  transcriber: Transcriber,
  window: MelWindow,
  options: Decoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TranscribeEvent, FoundWindow> {
  return withRecovery(transcriber, window.seek, () => decodeMel(transcriber, window, options, signal));
}
