/** What is held against the thresholds. */
export interface FallbackScores {
  readonly avgLogprob: number;
  readonly compressionRatio: number;
  readonly noSpeechProb: number;
}

/** When a window is decoded again at the next temperature, by openai/whisper's names (transcribe.py). */
export interface FallbackThresholds {
  /** Above it a text repeats itself; undefined: off. */
  readonly compressionRatioThreshold: number | undefined;
  /** Below it a text is improbable; undefined: off. */
  readonly logprobThreshold: number | undefined;
  /** Above it an improbable text is silence, which is not decoded again; undefined: off. */
  readonly noSpeechThreshold: number | undefined;
}

/**
 * Whether a result is to be decoded again: it repeats itself or is improbable, and is not silence.
 *
 * Source: openai/whisper transcribe.py, decode_with_fallback.
 */
export function needsFallback(result: FallbackScores, thresholds: FallbackThresholds): boolean {
  const { compressionRatioThreshold, logprobThreshold, noSpeechThreshold } = thresholds;
  const repetitive = compressionRatioThreshold !== undefined && result.compressionRatio > compressionRatioThreshold;
  const improbable = logprobThreshold !== undefined && result.avgLogprob < logprobThreshold;
  // Improbable silence is kept even where it repeats itself.
  const silent = noSpeechThreshold !== undefined && result.noSpeechProb > noSpeechThreshold && improbable;
  return (repetitive || improbable) && !silent;
}

/**
 * Decodes at one temperature after the other until a result is good enough; where none is, `settle` chooses among them,
 * by default the last one, as it is.
 *
 * Throws a RangeError where there is no temperature. Source: openai/whisper transcribe.py, decode_with_fallback.
 */
export async function decodeWithFallback<Result extends FallbackScores>(
  temperatures: readonly number[],
  decodeAt: (temperature: number) => Promise<Result>,
  thresholds: FallbackThresholds,
  settle: (attempts: readonly [Result, ...Result[]]) => Result = last,
): Promise<Result> {
  const [first, ...others] = temperatures;
  if (first === undefined) throw new RangeError("0 temperatures were given; at least one was expected.");
  const attempts: [Result, ...Result[]] = [await decodeAt(first)];
  for (const temperature of others) {
    if (!needsFallback(last(attempts), thresholds)) break;
    attempts.push(await decodeAt(temperature));
  }
  return needsFallback(last(attempts), thresholds) ? settle(attempts) : last(attempts);
}

function last<Result>(attempts: readonly [Result, ...Result[]]): Result {
  return attempts.at(-1) ?? attempts[0];
}
