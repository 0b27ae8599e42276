import type { TranscribeOptions } from "../../transcribeOptions";
import type { TranscribeEvent } from "../../transcript/types";
import { type DetectedLanguage, detectLanguage } from "../decoding/detectLanguage";
import { nFrames } from "../logMel/constants";
import type { HeardAudio } from "./heardAudio";
import { withRecovery } from "./recovery";
import type { Transcriber } from "./transcriber";

/** Windows of speech that are asked, one after the other, and the probability from which on no more are. */
const mostWindows = 3;
const sureEnough = 0.5;
/** Seconds of speech that tell a language; less is taken where there is no more. */
const tellingSpeech = 1.5;

/** Where a language is looked for. */
export interface LanguageSearch extends Pick<TranscribeOptions, "languages" | "detectLanguageWindow"> {
  /** The frame from which on speech counts. */
  readonly from: number;
  /** Frames that are read before the first window is asked, whose loudest point normalises it. */
  readonly ahead: number;
  /** Frames that are read at most until somebody speaks. */
  readonly most: number;
}

/**
 * The language that is spoken, which English-only models need not look for: that of the first window, or of the first
 * speech. Audio of which `most` frames hold none is told by its first window.
 */
export async function* findLanguage(
  transcriber: Transcriber,
  audio: HeardAudio,
  search: LanguageSearch,
): AsyncGenerator<TranscribeEvent, string> {
  if (!transcriber.tokenizer.isMultilingual) return "en";
  const isSpeech = search.detectLanguageWindow === "speech";
  await audio.readTo(isSpeech ? nFrames : search.ahead);
  if (audio.mel.frames === 0) return "en";
  const windows = isSpeech ? speechWindows(audio, search) : firstWindow(audio);
  return yield* languageOfWindows(transcriber, windows, search.languages);
}

/** A window that is asked for its language. */
interface LanguageWindow {
  /** Its first frame. */
  readonly seek: number;
  readonly mel: Float32Array<ArrayBuffer>;
}

async function* firstWindow({ mel }: HeardAudio): AsyncGenerator<LanguageWindow> {
  yield { seek: 0, mel: await mel.languageWindow(0) };
}

/** Windows that begin with speech, each behind the one before. */
async function* speechWindows(audio: HeardAudio, { from, most }: LanguageSearch): AsyncGenerator<LanguageWindow> {
  let seek = await nextSpeech(audio, from, most);
  if (seek === undefined) yield* firstWindow(audio);
  while (seek !== undefined) {
    await audio.readTo(seek + nFrames);
    if (seek >= audio.mel.frames) return;
    yield { seek, mel: await audio.mel.languageWindow(seek) };
    seek = await nextSpeech(audio, seek + nFrames, most);
  }
}

async function nextSpeech(audio: HeardAudio, from: number, most: number): Promise<number | undefined> {
  for (;;) {
    const { ended, frames } = audio.mel;
    const found = await audio.speechFrom(from, tellingSpeech);
    if (found !== undefined) return found;
    if (ended || frames >= most) return audio.speechFrom(from, 0.001);
    await audio.readTo(frames + 1);
  }
}

/** Asks windows, three at most, until one is sure; where none is, what they say together. Yields the language. */
export async function* languageOfWindows(
  transcriber: Transcriber,
  windows: AsyncIterable<LanguageWindow> | Iterable<LanguageWindow>,
  languages: readonly string[] | undefined,
): AsyncGenerator<TranscribeEvent, string> {
  const { language, languageProbs } = yield* mostProbableOf(transcriber, windows, languages);
  yield { type: "language", language, probability: languageProbs[language] ?? 0 };
  return language;
}

async function* mostProbableOf(
  transcriber: Transcriber,
  windows: AsyncIterable<LanguageWindow> | Iterable<LanguageWindow>,
  languages: readonly string[] | undefined,
): AsyncGenerator<TranscribeEvent, DetectedLanguage> {
  const heard: DetectedLanguage[] = [];
  for await (const { seek, mel } of windows) {
    const one = yield* withRecovery(transcriber, seek, () => languageOf(transcriber, mel, languages));
    if ((one.languageProbs[one.language] ?? 0) >= sureEnough) return one;
    heard.push(one);
    if (heard.length === mostWindows) break;
  }
  return together(heard);
}

/** The mean of what several windows say. */
function together(heard: readonly DetectedLanguage[]): DetectedLanguage {
  const codes = Object.keys(heard[0]?.languageProbs ?? {});
  const mean = (code: string) => heard.reduce((sum, one) => sum + (one.languageProbs[code] ?? 0), 0) / heard.length;
  const languageProbs = Object.fromEntries(codes.map((code) => [code, mean(code)]));
  const language = codes.reduce((best, code) => (languageProbs[code]! > languageProbs[best]! ? code : best), codes[0]!);
  return { language, languageProbs };
}

/** The language of one window. */
export async function languageOf(
  { whisper, tokenizer }: Transcriber,
  mel: Float32Array<ArrayBuffer>,
  languages: readonly string[] | undefined,
): Promise<DetectedLanguage> {
  const inference = whisper.startDecoding(whisper.encode([mel]), 1);
  return detectLanguage(await inference.step([[tokenizer.sot]]), tokenizer, languages);
}
