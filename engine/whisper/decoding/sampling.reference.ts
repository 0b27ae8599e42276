import type { Generated, ScoredSequence, TokenRules } from "../model/types";
import { type DrawnWindow, drawRule } from "./drawRule";
import { filterLogits } from "./filters.reference";
import { gumbel, highestGumbel } from "./gumbel.reference";
import { logprobOf } from "./logprobs.reference";
import { noiseKey } from "./noiseKey";
import { mostLikely } from "./ranker";
import { decodeSteps, type SequenceDecoder, type SequenceOptions } from "./sequenceDecoder.reference";

export interface SamplingOptions extends SequenceOptions, DrawnWindow {
  /** Sequences that are drawn, of which the most likely is returned; the decoder has as many. */
  readonly bestOf: number;
  /** As in `mostLikely`. */
  readonly lengthPenalty?: number | undefined;
}

interface Sample extends ScoredSequence {
  readonly ended: boolean;
}

/**
 * Draws `bestOf` sequences, every token with the probability that it has at the temperature, and returns the most
 * likely one by its probability at temperature 1.
 *
 * Sums are kept in single precision. The reference of `Inference.generate` with a draw: what the device does, in plain
 * TypeScript. Throws a RangeError for a temperature that is not above 0. Source: openai/whisper decoding.py, GreedyDecoder and DecodingTask.
 */
export async function sampleSequences(
  decoder: SequenceDecoder,
  initialTokens: readonly number[],
  rules: TokenRules,
  options: SamplingOptions,
): Promise<Generated> {
  const { temperature, bestOf, seed, window, lengthPenalty } = options;
  if (!(temperature > 0)) throw new RangeError(`The temperature is ${temperature}; more than 0 was expected.`);
  const { key: windowKey } = drawRule({ temperature, seed, window });
  let samples = new Array<Sample>(bestOf).fill({ tokens: [], sumLogprob: 0, ended: false });
  const noSpeechProb = await decodeSteps({ decoder, initialTokens, rules, count: bestOf }, options, (logits, step) => {
    samples = samples.map((sample, sequence) => {
      const key = noiseKey([windowKey, step, sequence]);
      return sample.ended ? sample : extend(sample, logits[sequence]!, rules, { temperature, key });
    });
    return {
      next: samples.map(({ tokens, ended }) => (ended ? rules.eot : tokens.at(-1)!)),
      tokens: samples.map(({ tokens }) => tokens),
      completed: samples.every(({ ended }) => ended),
    };
  });
  const { tokens, sumLogprob } = mostLikely(samples, lengthPenalty);
  return { tokens, sumLogprob, noSpeechProb };
}

function extend(sample: Sample, row: Float32Array, rules: TokenRules, draw: Draw): Sample {
  filterLogits(row, sample.tokens, rules);
  const token = drawToken(row, draw);
  const sumLogprob = Math.fround(sample.sumLogprob + logprobOf(row, token));
  const ended = token === rules.eot;
  return { tokens: ended ? sample.tokens : [...sample.tokens, token], sumLogprob, ended };
}

/** How a token is drawn. */
export interface Draw {
  readonly temperature: number;
  /** Of the random numbers, from `noiseKey`. */
  readonly key: number;
}

/** Draws a token of a filtered row, [nVocab], from softmax(logits / temperature): the Gumbel-max trick. */
export function drawToken(logits: Float32Array, { temperature, key }: Draw): number {
  let best = -Infinity;
  let hopeless = -Infinity;
  let drawn = 0;
  for (let token = 0; token < logits.length; token++) {
    const scaled = logits[token]! / temperature;
    // Many tokens are so improbable that no noise could lift them up, and noise takes time.
    if (scaled <= hopeless) continue;
    const noisy = scaled + gumbel(key, token);
    if (noisy > best) {
      best = noisy;
      hopeless = best - highestGumbel;
      drawn = token;
    }
  }
  return drawn;
}
