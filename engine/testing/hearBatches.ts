import type { TranscribeControl } from "../recogniser";
import { defaultOptions, type TranscribeOptions } from "../transcribeOptions";
import { transcribeFile } from "../whisper/transcribe/transcribeFile";
import type { Transcriber } from "../whisper/transcribe/transcriber";
import { noiseSource } from "./audio";
import { collect } from "./collect";
import { at, fakeTokenizer } from "./fakeTokenizer";
import { type Hearing, hearingWhisper } from "./hearingWhisper";
import { scriptedVad, secondsOf, speechAfterSilence } from "./scriptedVad";
import type { ScriptedWindow } from "./scriptedWhisper";

/** Regions of speech as they are scripted. */
export const unpadded = { speechPadMs: 0 };

/** Transcribes scripted speech as `whisper` hears it, at temperature 0 unless asked otherwise. */
export function startBatch(
  speech: readonly number[],
  whisper: Transcriber["whisper"],
  options: Partial<TranscribeOptions>,
  { recover, ...control }: TranscribeControl & Pick<Transcriber, "recover"> = {},
) {
  const openVad = async () => scriptedVad(speech);
  const all = { ...defaultOptions, temperature: [0], vad: unpadded, ...options };
  const transcriber = { whisper, tokenizer: fakeTokenizer, ...(recover ? { recover } : {}) };
  return transcribeFile(transcriber, noiseSource(secondsOf(speech)), all, { openVad, ...control });
}

/** The same to its end, with a Whisper that hears so. */
export async function runBatch(speech: readonly number[], hearing: Hearing, options: Partial<TranscribeOptions>) {
  const whisper = hearingWhisper(hearing);
  return { whisper, ...(await collect(startBatch(speech, whisper, options))) };
}

/** Numbers from 0 on, each below its bound, that depend on every value of a window. */
function hashOf(mel: Float32Array): (bound: number) => number {
  let hash = 7;
  for (const word of new Uint32Array(mel.buffer, mel.byteOffset, mel.length)) hash = Math.imul(hash ^ word, 16777619);
  return (bound) => {
    hash = Math.imul(hash ^ (hash >>> 13), 1540483477) + 1;
    return (hash >>> 8) % bound;
  };
}

/** Words of up to 12 seconds, at the end a whole segment, a begun one, or a begun one with a word. */
export function babble(mel: Float32Array): ScriptedWindow {
  const below = hashOf(mel);
  const tokens: number[] = [];
  let time = 0;
  for (let segments = 1 + below(4); segments > 0; segments--) {
    tokens.push(at(time));
    for (let words = below(4); words >= 0; words--) tokens.push(2 + below(48));
    time += 0.02 * (1 + below(600));
    tokens.push(at(time));
  }
  const ending = below(3);
  if (ending > 0) tokens.push(tokens.at(-1)!);
  if (ending > 1) tokens.push(2 + below(48));
  return { tokens, avgLogprob: below(4) === 0 ? -1.5 : -0.2, noSpeechProb: below(5) === 0 ? 0.9 : 0 };
}

/** A text of one segment. */
export const whole = (end: number, word = 10): ScriptedWindow => ({ tokens: [at(0), word, at(end)] });
/** Windows of 16 seconds of speech, too long for two in one, with silence before each. */
export const windowsOf = (count: number) =>
  speechAfterSilence(...Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 3.2 : 16)));

/** Frames of a window that hold audio. */
export function framesOf(mel: Float32Array): number {
  return Math.ceil((mel.findLastIndex((value) => value !== 0) + 1) / 80);
}
