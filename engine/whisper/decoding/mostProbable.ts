import type { FallbackScores, FallbackThresholds } from "./fallback";

/** The attempt with the best average log-probability among those that do not repeat themselves; undefined where all do. */
export function mostProbable<Result extends FallbackScores>(
  attempts: readonly Result[],
  { compressionRatioThreshold = Number.POSITIVE_INFINITY }: Pick<FallbackThresholds, "compressionRatioThreshold">,
): Result | undefined {
  return attempts
    .filter(({ compressionRatio }) => compressionRatio <= compressionRatioThreshold)
    .reduce<Result | undefined>((best, next) => (best && best.avgLogprob >= next.avgLogprob ? best : next), undefined);
}
