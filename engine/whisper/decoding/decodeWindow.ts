import type { DecodingOptions } from "../../transcribeOptions";
import type { AudioFeatures, Generated, GenerateOptions, Whisper } from "../model/types";
import { maxCandidates, mostLikelyFound } from "./candidates";
import { checkOptions, optionsAt } from "./checkOptions";
import { drawRule } from "./drawRule";
import { mostLikely } from "./ranker";
import type { DecodingTask } from "./tokenRules";

/** A window that is encoded, and what it is decoded with. */
export interface WindowToDecode {
  readonly features: AudioFeatures;
  readonly task: DecodingTask;
  /** Tells the windows of a file apart, so that their draws differ. */
  readonly seek: number;
}

export interface DecodeControl extends Omit<GenerateOptions, "maxTokens"> {
  readonly temperature: number;
  readonly seed: number;
}

/**
 * Decodes a window on the device: at temperature 0 the most probable tokens, or beams; above 0 sequences are drawn.
 *
 * Throws a RangeError for options that contradict each other. Source: openai/whisper decoding.py, DecodingTask.
 */
export async function decodeWindow(
  whisper: Whisper,
  { features, task, seek }: WindowToDecode,
  options: DecodingOptions,
  { temperature, seed, draft, ...control }: DecodeControl,
): Promise<Generated> {
  const search = optionsAt(temperature, { ...options, temperature });
  checkOptions(search);
  const { initialTokens, rules, maxTokens } = task;
  const { beamSize, bestOf = 1, patience, lengthPenalty } = search;
  const sequences = beamSize ?? bestOf;
  await whisper.prepare({ windows: features.windows, sequences });
  const inference = whisper.startDecoding(features, sequences);
  if (beamSize !== undefined) {
    const enough = maxCandidates(beamSize, patience);
    const found = await inference.search(initialTokens, rules, { ...control, maxTokens, enough });
    return { ...mostLikelyFound(found, { beamSize, lengthPenalty }), noSpeechProb: found.noSpeechProb };
  }
  const isDrawn = temperature > 0;
  const draw = isDrawn ? drawRule({ temperature, seed, window: seek }) : undefined;
  const prompts = new Array<readonly number[]>(bestOf).fill(initialTokens);
  const sampled = await inference.generate(
    prompts,
    { ...rules, draw },
    {
      ...control,
      maxTokens,
      draft: isDrawn ? undefined : draft,
    },
  );
  return mostLikely(sampled, lengthPenalty);
}
