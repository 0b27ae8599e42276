import { defaultOptions, fallbackTemperatures, punctuatedTexts, type TranscribeOptions } from "../../engine/index";
import { checkTranscribeOptions } from "../../engine/whisper/decoding/checkTranscribe";
import {
  codes,
  condition,
  integers,
  numbers,
  oneOf,
  optionalNumber,
  optionalWhole,
  phrase,
  UsageError,
  wholeNumber,
} from "../args/values";
import { languageCode } from "./language";

/** Flags that are openai/whisper's decoding options, each with its option and the reader of its value. */
const readers = [
  ["condition-on-previous-text", "conditionOnPreviousText", condition],
  ["no-speech-threshold", "noSpeechThreshold", optionalNumber],
  ["logprob-threshold", "logprobThreshold", optionalNumber],
  ["compression-ratio-threshold", "compressionRatioThreshold", optionalNumber],
  ["suppress-tokens", "suppressTokens", integers],
  ["suppress-blank", "suppressBlank", condition],
  ["max-initial-timestamp", "maxInitialTimestamp", optionalNumber],
  ["without-timestamps", "withoutTimestamps", condition],
  ["sample-len", "sampleLen", wholeNumber],
  ["best-of", "bestOf", optionalWhole],
  ["beam-size", "beamSize", optionalWhole],
  ["patience", "patience", optionalNumber],
  ["length-penalty", "lengthPenalty", optionalNumber],
  ["initial-prompt", "initialPrompt", phrase],
  ["carry-initial-prompt", "carryInitialPrompt", condition],
  ["prefix", "prefix", phrase],
  ["hotwords", "hotwords", phrase],
  ["word-timestamps", "wordTimestamps", condition],
  ["prepend-punctuations", "prependPunctuations", phrase],
  ["append-punctuations", "appendPunctuations", phrase],
  ["clip-timestamps", "clipTimestamps", numbers],
  ["hallucination-silence-threshold", "hallucinationSilenceThreshold", optionalNumber],
  ["seed", "seed", wholeNumber],
  ["languages", "languages", languageCodes],
  ["redetect-language", "redetectLanguage", condition],
  ["detect-language-window", "detectLanguageWindow", languageWindow],
  ["guard-silence", "guardSilence", condition],
  ["punctuate", "punctuate", texts],
  ["keep-best-fallback", "keepBestFallback", condition],
] as const;

/** Codes with commas between them, all of them Whisper's. */
function languageCodes(flag: string, value: string): readonly string[] {
  const found = codes(flag, value);
  for (const code of found) languageCode(code, flag);
  return found;
}

/** The texts after which a file is brought to have punctuation. */
function texts(flag: string, value: string): TranscribeOptions["punctuate"] {
  return condition(flag, value) ? punctuatedTexts : undefined;
}

function languageWindow(flag: string, value: string) {
  return oneOf(flag, value, ["first", "speech"]);
}

type DecodingFlag = (typeof readers)[number][0];
const text = { type: "string" } as const;

export const decodingFlags = {
  ...(Object.fromEntries(readers.map(([flag]) => [flag, text])) as Readonly<Record<DecodingFlag, typeof text>>),
  task: { ...text, default: "transcribe" },
  temperature: { ...text, default: "0" },
  "temperature-increment-on-fallback": { ...text, default: "0.2" },
  vad: text,
  batch: text,
} as const;

/** Flags that mean `True` where they stand alone. */
export const decodingSwitches: readonly string[] = [
  "vad",
  ...readers.flatMap(([flag, , read]) => (read === condition || read === texts ? [flag] : [])),
];

/**
 * Reads openai/whisper's decoding options; an option is left out where its flag says nothing.
 * @throws UsageError with one sentence that names the flag and what was expected.
 */
export function decodingArgs(values: Readonly<Record<string, unknown>>): Partial<TranscribeOptions> {
  const given = readers.flatMap(([flag, key, read]) => {
    const value = values[flag];
    return typeof value === "string" ? [[key, read(`--${flag}`, value)]] : [];
  });
  const options = Object.fromEntries(given) as Partial<TranscribeOptions>;
  checkTogether(options);
  const all = {
    ...options,
    ...silenceArgs(values),
    task: oneOf("--task", String(values.task), ["transcribe", "translate"]),
    temperature: temperaturesOf(values),
  };
  checkRanges(all);
  return all;
}

/** The engine's own rules, before anything runs; its names become flags. */
function checkRanges(options: Partial<TranscribeOptions>): void {
  try {
    checkTranscribeOptions({ ...defaultOptions, ...options });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const flags = [...readers.map(([flag, key]) => [key, flag] as const), ["batch", "batch"] as const];
    throw new UsageError(
      flags.reduce((text, [key, flag]) => text.replace(new RegExp(`\\b${key}\\b`, "g"), `--${flag}`), error.message),
    );
  }
}

/** `--vad` cuts silence out; `--batch N` decodes so many windows of speech together. */
function silenceArgs({ vad, batch }: Readonly<Record<string, unknown>>): Partial<TranscribeOptions> {
  const isCut = typeof vad === "string" && condition("--vad", vad);
  return {
    ...(isCut ? { vad: {} } : {}),
    ...(typeof batch === "string" ? { batch: wholeNumber("--batch", batch) } : {}),
  };
}

function checkTogether({
  patience,
  beamSize,
  wordTimestamps,
  hallucinationSilenceThreshold,
  maxInitialTimestamp,
}: Partial<TranscribeOptions>) {
  if (patience !== undefined && beamSize === undefined)
    throw new UsageError(`--patience is ${patience}, expected --beam-size beside it.`);
  if (hallucinationSilenceThreshold !== undefined && hallucinationSilenceThreshold < 0)
    throw new UsageError(
      `--hallucination-silence-threshold is ${hallucinationSilenceThreshold}, expected seconds from 0 on or None.`,
    );
  if (maxInitialTimestamp !== undefined && maxInitialTimestamp < 0)
    throw new UsageError(`--max-initial-timestamp is ${maxInitialTimestamp}, expected seconds from 0 on or None.`);
  if (hallucinationSilenceThreshold !== undefined && !wordTimestamps)
    throw new UsageError("--hallucination-silence-threshold needs --word-timestamps True.");
}

/** The temperature and those that follow it in steps of the increment, up to 1; without an increment it stands alone. */
function temperaturesOf(values: Readonly<Record<string, unknown>>): readonly number[] {
  const first = optionalNumber("--temperature", String(values.temperature)) ?? 0;
  const increment = optionalNumber(
    "--temperature-increment-on-fallback",
    String(values["temperature-increment-on-fallback"]),
  );
  if (first < 0 || first > 1) throw new UsageError(`--temperature is ${first}, expected a number from 0 to 1.`);
  if (increment === undefined || increment <= 0) return [first];
  if (first === 0 && increment === 0.2) return fallbackTemperatures;
  const count = Math.floor((1 - first + 1e-6) / increment) + 1;
  return Array.from({ length: count }, (_, i) => Number((first + i * increment).toFixed(6)));
}
