import type { AudioFeatures, Generated, GenerateOptions, Whisper } from "../model/types";
import { beamSearch } from "./beamSearch";
import { checkOptions, optionsAt } from "./checkOptions";
import type { DecodingOptions } from "./options";
import { sampleSequences } from "./sampling";
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
 * Decodes a window at a temperature: greedily on the device at 0, or by beams; above 0 by drawing sequences.
 *
 * Throws a RangeError for options that contradict each other. Source: openai/whisper decoding.py, DecodingTask.
 */
export async function decodeWindow(
  whisper: Whisper,
  { features, task, seek }: WindowToDecode,
  options: DecodingOptions,
  { temperature, seed, ...control }: DecodeControl,
): Promise<Generated> {
  const search = optionsAt(temperature, { ...options, temperature });
  checkOptions(search);
  const { initialTokens, rules, maxTokens } = task;
  const { beamSize, bestOf = 1, patience, lengthPenalty } = search;
  const shared = { ...control, maxTokens, nTextCtx: whisper.dims.nTextCtx, lengthPenalty };
  if (temperature > 0) {
    const decoder = await startSequences(whisper, features, bestOf);
    return sampleSequences(decoder, initialTokens, rules, { ...shared, temperature, bestOf, seed, window: seek });
  }
  if (beamSize !== undefined) {
    const decoder = await startSequences(whisper, features, beamSize);
    return beamSearch(decoder, initialTokens, rules, { ...shared, beamSize, patience });
  }
  const [sequence] = await whisper.startDecoding(features, 1).generate([initialTokens], rules, shared);
  if (!sequence) throw new Error("The decoder returned no sequence; one was expected.");
  return sequence;
}

async function startSequences(whisper: Whisper, features: AudioFeatures, sequences: number) {
  await whisper.prepare({ windows: features.windows, sequences });
  return whisper.startDecoding(features, sequences);
}
