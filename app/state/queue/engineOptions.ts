import { type DeviceInfo, punctuatedTexts, type TranscribeOptions } from "../../../engine/index";
import type { Work } from "../appState";
import { languageFor } from "../models/models";
import { parseOptions } from "../settings/parse";
import { languageOf } from "../transcripts/transcript";
import type { AnyJob } from "./job";
import type { JobOptions } from "./jobOptions";

/** Windows at once: what keeps a device busy without taking much of its memory. */
const windowsAtOnce = { processor: 4, graphicsCard: 16 } as const;

/** Where the page is more careful than openai/whisper, whose exact rules are the engine's own: see docs/decoding.md. */
const careful = {
  detectLanguageWindow: "speech",
  guardSilence: true,
  punctuate: punctuatedTexts,
  keepBestFallback: true,
} as const satisfies Partial<TranscribeOptions>;

/** What the engine is asked for a job on a device; the rest is as the engine has it. */
export function engineOptions(
  job: Pick<AnyJob, "language" | "options" | "model">,
  device: Pick<DeviceInfo, "software">,
): Partial<TranscribeOptions> {
  const { task, skipSilence, followLanguage, fastest, hotwords, initialPrompt } = job.options;
  // Words are given to who speaks by when they are said.
  const wordTimestamps = job.options.wordTimestamps || job.options.tellSpeakers;
  const atOnce = device.software ? windowsAtOnce.processor : windowsAtOnce.graphicsCard;
  return {
    ...careful,
    language: job.language,
    redetectLanguage: followLanguage || undefined,
    task,
    wordTimestamps,
    hotwords: hotwords.trim() || undefined,
    ...(job.model?.lacksTimestamps && { withoutTimestamps: true }),
    initialPrompt: initialPrompt.trim() || undefined,
    vad: skipSilence ? {} : undefined,
    batch: fastest ? atOnce : undefined,
  };
}

/** Files of this many seconds are read to their end before their first words, as the reference does. */
const readWhole = 300;
/** What is read ahead of a longer one: its first words come at once. */
const readAhead = 60;

/** Seconds to read ahead in a file of `seconds`; one of unknown length may be long. */
export function lookaheadFor(seconds = Number.POSITIVE_INFINITY): number {
  return seconds <= readWhole ? readWhole : readAhead;
}

/** What a run is asked for: of a part of the sound it may be something else than of the whole. */
export function optionsOfRun({ options, again }: Pick<AnyJob, "options" | "again">): JobOptions {
  return again?.options ? parseOptions(again.options) : options;
}

/** The job as the engine hears of it: what was found goes on to be heard, unless it may be followed by another language. */
export function withHeardLanguage({ job, transcript }: Work): Pick<AnyJob, "language" | "options" | "model"> {
  const { model, language } = job;
  const options = optionsOfRun(job);
  if (language !== undefined || model === undefined || options.followLanguage) return { model, language, options };
  return { model, options, language: languageFor(model, languageOf(transcript)) };
}
