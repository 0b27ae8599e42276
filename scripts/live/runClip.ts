import { drain } from "../../engine/events";
import { defaultOptions, type LoadedModel, type TranscribeOptions } from "../../engine/index";
import type { DraftCounts } from "../../engine/stream/hearing";
import type { OpenedSpeakers } from "../../engine/stream/types";
import { wordErrors, words } from "../accuracy/words";
import { decodePath } from "../audio/decodePath";
import type { LiveClip } from "./clips";
import { isChange } from "./confirmedCheck";
import { blocksOf, simulate, type TimedEvent } from "./simulate";
import { type Cost, fixedClock, measuredClock } from "./simulatedClock";
import { type Figures, Timeline } from "./timeline";

/** What became of a clip. */
export interface LiveResult {
  readonly id: string;
  readonly set: string;
  readonly seconds: number;
  readonly speech: number;
  readonly computed: number;
  readonly telling: number;
  readonly hypotheses: number;
  readonly drafts: DraftCounts;
  readonly text: string;
  readonly fileText: string;
  readonly words: number;
  /** Against what is really said, where that is known; against the file path's text. */
  readonly truth: { readonly words: number; readonly errors: number; readonly fileErrors: number } | undefined;
  readonly fileWords: number;
  readonly fileDifferences: number;
  readonly figures: Figures | undefined;
  /** What is said of a confirmed text that changed. */
  readonly change: string | undefined;
}

export interface RunOptions {
  readonly language: string | undefined;
  readonly cost: Cost | undefined;
  /** Undefined: nobody is told apart. */
  readonly speakers: OpenedSpeakers | undefined;
}

/** Transcribes a clip as a recording that is made and as a file, and holds both against what is said. */
export async function runClip(model: LoadedModel, clip: LiveClip, asked: RunOptions): Promise<LiveResult> {
  const { language, cost, speakers } = asked;
  const samples = await samplesOf(clip.file);
  const options: TranscribeOptions = { ...defaultOptions, language };
  const timeline = new Timeline(language ?? "en");
  let change: string | undefined;
  const onEvent = (timed: TimedEvent) => {
    try {
      timeline.add(timed);
    } catch (error) {
      if (!isChange(error)) throw error;
      change ??= String(error);
    }
  };
  const blocks = blocksOf(samples, model.features);
  const control = { clock: cost === undefined ? measuredClock() : fixedClock(cost), speakers, onEvent };
  const { seconds, speech, computed, telling, hypotheses, drafts } = await simulate(model, blocks, options, control);
  const { text } = timeline;
  const fileText = await transcribeFile(model, samples, options);
  const found = words(text, language ?? "en");
  const inFile = words(fileText, language ?? "en");
  const wanted = clip.truth === undefined ? undefined : words(clip.truth, language ?? "en");
  return {
    id: clip.id,
    set: clip.set,
    seconds,
    speech,
    computed,
    telling,
    hypotheses,
    drafts,
    text,
    fileText,
    words: found.length,
    truth: wanted && {
      words: wanted.length,
      errors: wordErrors(wanted, found),
      fileErrors: wordErrors(wanted, inFile),
    },
    fileWords: inFile.length,
    fileDifferences: wordErrors(inFile, found),
    figures: clip.trueWords && timeline.figures(clip.trueWords),
    change,
  };
}

/** All samples of a file at 16 kHz. */
export async function samplesOf(file: string): Promise<Float32Array<ArrayBuffer>> {
  const audio = await decodePath(file);
  const chunks: Float32Array[] = [];
  try {
    for (let chunk = await audio.read(); chunk; chunk = await audio.read()) chunks.push(chunk);
  } finally {
    await audio.close();
  }
  const samples = new Float32Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  return samples;
}

async function transcribeFile(model: LoadedModel, samples: Float32Array<ArrayBuffer>, options: TranscribeOptions) {
  let isRead = false;
  const read = async () => {
    if (isRead) return null;
    isRead = true;
    return samples;
  };
  return (await drain(model.transcribe({ start: 0, seconds: undefined, read }, options))).text;
}
