import { drain } from "../../engine/events";
import { errorCode, type LoadedModel, type Transcript, type Word } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import type { KindCase, KindName } from "./kinds";

/** What became of a case. */
export interface KindResult {
  readonly id: string;
  readonly kept: boolean;
  /** The file could not be read here, so that nothing is said about it. */
  readonly unreadable: boolean;
  /** Word times that are compared, and those that are right; of words in equal texts only. */
  readonly times: number;
  readonly rightTimes: number;
  /** What differs, for a person to read. */
  readonly note: string;
}

/** Word times may differ by a step of 20 ms, and the rounding of hundredths. */
const timeTolerance = 0.021;
const probabilityTolerance = 0.01;

/** Transcribes a case, or finds its language, and holds it against its golden. */
export async function runKind(kind: KindName, model: LoadedModel, test: KindCase): Promise<KindResult> {
  const none = { id: test.id, unreadable: false, times: 0, rightTimes: 0, note: "" };
  let audio: Awaited<ReturnType<typeof decodePath>>;
  try {
    audio = await decodePath(test.file);
  } catch (error) {
    if (errorCode(error) !== "audio-unreadable") throw error;
    return {
      ...none,
      unreadable: true,
      kept: false,
      note: `not read: ${error instanceof Error ? error.message : error}`,
    };
  }
  try {
    if (kind === "language") return { ...none, ...languageResult(await findLanguage(model, test, audio), test) };
    const transcript = await drain(model.transcribe(audio, test.options));
    const kept = transcript.text.trim() === (test.golden.text ?? "").trim();
    const note = kept ? "" : `“${transcript.text.trim()}” for “${test.golden.text?.trim()}”`;
    return { ...none, kept, note, ...(kind === "words" && kept ? timesOf(transcript, test) : {}) };
  } finally {
    await audio.close();
  }
}

type Detected = { readonly language: string; readonly probability: number };

async function findLanguage(
  model: LoadedModel,
  { options }: KindCase,
  audio: Parameters<LoadedModel["transcribe"]>[0],
) {
  const events = model.transcribe(audio, { ...options, language: undefined });
  for await (const event of events) if (event.type === "language") return event satisfies Detected;
  return undefined;
}

function languageResult(
  found: Detected | undefined,
  { golden }: KindCase,
): Pick<KindResult, "kept" | "note" | "times" | "rightTimes"> {
  const [language = "", probability = 0] = golden.top?.[0] ?? [];
  const isNear = Math.abs((found?.probability ?? 0) - probability) <= probabilityTolerance;
  const kept = found?.language === language;
  const note = kept && isNear ? "" : `${found?.language} ${found?.probability} for ${language} ${probability}`;
  return { kept, note, times: 1, rightTimes: kept && isNear ? 1 : 0 };
}

function timesOf({ segments }: Transcript, { golden }: KindCase): Pick<KindResult, "times" | "rightTimes" | "note"> {
  const found = segments.flatMap(({ words = [] }) => words);
  const wanted = (golden.segments ?? []).flatMap(({ words = [] }) => words);
  const right = wanted.flatMap((word, i) => [isRight(word, found[i], "start"), isRight(word, found[i], "end")]);
  const rightTimes = right.filter(Boolean).length;
  const note = rightTimes === right.length ? "" : `${right.length - rightTimes} of ${right.length} word times differ`;
  return { times: right.length, rightTimes, note };
}

function isRight(wanted: Word, found: Word | undefined, key: "start" | "end"): boolean {
  return found !== undefined && found.word === wanted.word && Math.abs(found[key] - wanted[key]) <= timeTolerance;
}
