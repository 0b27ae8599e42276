import { drain } from "../../engine/events";
import { defaultOptions, errorCode, type LoadedModel, type Transcript } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { openVad } from "../models/openVad";
import type { TranscribeMode } from "./args";
import type { Clip, Golden } from "./clips";
import { firstDifference } from "./difference";
import { logitGap } from "./logitGap";
import { wordErrors, words } from "./words";

/** What became of a clip. */
export interface ClipResult {
  readonly id: string;
  readonly set: string;
  readonly seconds: number;
  /** Wall time, decoding of the file included. */
  readonly took: number;
  readonly outcome: "identical" | "different" | "unreadable";
  /** The sentence of an unreadable clip; openai/whisper's ffmpeg could not read it either where `agreed`. */
  readonly reason?: string;
  readonly agreed?: boolean;
  readonly text: string;
  readonly goldenText: string;
  readonly words: number;
  readonly errors: number;
  /** Against what is really said: its words, and the errors of Sotto and of openai/whisper. */
  readonly truth?: { readonly words: number; readonly errors: number; readonly goldenErrors: number };
  readonly noSpeech: boolean;
  /** Second of the window, tokens and logit gap where a differing clip parts from the golden. */
  readonly difference?: {
    readonly second: number;
    readonly token: number;
    readonly golden: string;
    readonly found: string;
    readonly gap: number;
  };
}

/** Transcribes a clip and holds it against its golden. */
export async function runClip(model: LoadedModel, clip: Clip, mode: TranscribeMode): Promise<ClipResult> {
  const began = performance.now();
  const took = () => (performance.now() - began) / 1000;
  const { id, set, seconds, golden } = clip;
  const base = { id, set, seconds, goldenText: golden.text ?? "" };
  let transcript: Transcript;
  try {
    transcript = await transcribeFile(model, clip, mode);
  } catch (error) {
    if (errorCode(error) !== "audio-unreadable") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const nothing = { text: "", words: 0, errors: 0, noSpeech: false };
    return { ...base, ...nothing, took: took(), outcome: "unreadable", reason, agreed: golden.error !== undefined };
  }
  const time = took();
  const wanted = words(base.goldenText, golden.language ?? "en");
  const compared = {
    text: transcript.text,
    words: wanted.length,
    errors: wordErrors(wanted, words(transcript.text, transcript.language)),
    noSpeech: transcript.text.trim() === "",
  };
  const truth = clip.truth === undefined ? {} : { truth: againstTruth(clip.truth, golden, transcript) };
  if (Object.keys(mode).length > 0) {
    const isSame = transcript.text.trim() === base.goldenText.trim();
    return { ...base, ...compared, ...truth, took: time, outcome: isSame ? "identical" : "different" };
  }
  const difference = await explainDifference(model, clip, transcript);
  if (!difference) return { ...base, ...compared, ...truth, took: time, outcome: "identical" };
  return { ...base, ...compared, ...truth, took: time, outcome: "different", difference };
}

function againstTruth(text: string, golden: Golden, transcript: Transcript): NonNullable<ClipResult["truth"]> {
  const { language } = transcript;
  const wanted = words(text, language);
  return {
    words: wanted.length,
    errors: wordErrors(wanted, words(transcript.text, language)),
    goldenErrors: wordErrors(wanted, words(golden.text ?? "", language)),
  };
}

async function transcribeFile(model: LoadedModel, { file, golden }: Clip, mode: TranscribeMode): Promise<Transcript> {
  const audio = await decodePath(file);
  try {
    const options = { ...defaultOptions, temperature: [0], ...mode, language: golden.language ?? "en" };
    return await drain(model.transcribe(audio, options, { openVad }));
  } finally {
    await audio.close();
  }
}

async function explainDifference(model: LoadedModel, { file, golden }: Clip, { segments, language }: Transcript) {
  const difference = firstDifference(golden.segments ?? [], segments);
  if (!difference) return undefined;
  const audio = await decodePath(file);
  try {
    const gap = await logitGap(model, audio, language, difference);
    const show = (token: number | undefined) =>
      token === undefined ? "(none)" : model.tokenizer.decodeWithTimestamps([token]);
    return {
      second: difference.seek / 100,
      token: difference.prefix.length,
      golden: show(difference.golden),
      found: show(difference.found),
      gap,
    };
  } finally {
    await audio.close();
  }
}
