import { type AudioSource, defaultOptions, type LoadedModel } from "../../engine/index";
import { filterLogits, timestampAdvantage } from "../../engine/whisper/decoding/filters.reference";
import { decodingTasks } from "../../engine/whisper/decoding/tokenRules";
import { nFrames } from "../../engine/whisper/logMel/constants";
import { MelStream } from "../../engine/whisper/logMel/logMel";
import type { Difference } from "./difference";

/**
 * How narrowly our decoder decided where two transcripts part, in logits: between the two tokens where both are known
 * and allowed, else between the best two, or between timestamps and text where that was closer.
 */
export async function logitGap(
  { whisper, tokenizer, dims }: LoadedModel,
  source: AudioSource,
  language: string,
  difference: Difference,
): Promise<number> {
  const { seek, prompt, prefix, golden, found } = difference;
  const mel = await wholeMel(source, dims.nMels);
  const options = { ...defaultOptions, language };
  const { initialTokens, rules } = decodingTasks(options, tokenizer, dims)(prompt);
  const features = whisper.encode([await mel.window(seek, Math.min(nFrames, mel.frames - seek))]);
  const logits = await whisper.startDecoding(features, 1).step([[...initialTokens, ...prefix]]);
  const row = logits.slice(-dims.nVocab);

  // The order of timestamps first, without the rule that prefers them: that one can be the tie.
  const ordered = row.slice();
  filterLogits(ordered, prefix, { ...rules, timestamps: undefined });
  const advantage = Math.abs(timestampAdvantage(ordered, tokenizer.timestampBegin));
  filterLogits(row, prefix, rules);
  const between =
    golden === undefined || found === undefined ? Number.NaN : Math.abs((row[golden] ?? 0) - (row[found] ?? 0));
  return Number.isFinite(between) ? between : Math.min(advantage, bestTwo(row));
}

async function wholeMel(source: AudioSource, nMels: 80 | 128): Promise<MelStream> {
  const mel = new MelStream({ nMels });
  for (let chunk = await source.read(); chunk; chunk = await source.read()) mel.push(chunk);
  mel.end();
  return mel;
}

function bestTwo(row: Float32Array): number {
  const [first = 0, second = -Infinity] = [...row].sort((a, b) => b - a);
  return first - second;
}
