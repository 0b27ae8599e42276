import type { PoolStatisticsArgs } from "./pool_statistics";

/** `poolStatistics` by its definition, in f64. */
export function poolStatisticsReference(
  x: Float32Array,
  weights: Float32Array,
  size: Omit<PoolStatisticsArgs, "x" | "weights" | "y">,
): Float64Array {
  const { choices, rows, frames, channels, xOffset, xRow } = size;
  const y = new Float64Array(choices * 2 * rows * channels);
  for (let choice = 0; choice < choices; choice++) {
    const w = weights.subarray(choice * frames, (choice + 1) * frames);
    const total = w.reduce((sum, value) => sum + value, 0);
    const squares = w.reduce((sum, value) => sum + value * value, 0);
    for (let unit = 0; unit < rows * channels; unit++) {
      const from = xOffset + Math.floor(unit / channels) * xRow + (unit % channels);
      const values = Array.from(w, (_, frame) => x[from + frame * channels] as number);
      const mean = values.reduce((sum, value, i) => sum + value * (w[i] as number), 0) / Math.max(total, 1e-6);
      const scatter = values.reduce((sum, value, i) => sum + (value - mean) ** 2 * (w[i] as number), 0);
      const variance = scatter / Math.max(total - squares / Math.max(total, 1e-6), 1e-6);
      y[choice * 2 * rows * channels + unit] = mean;
      y[(choice * 2 + 1) * rows * channels + unit] = Math.sqrt(variance + 1e-7);
    }
  }
  return y;
}
