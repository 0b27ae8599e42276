import type { PoolChannelsArgs } from "./pool_channels";

/** `poolChannels` by its definition, in f64; numbers of y that belong to no frame are 0. */
export function poolChannelsReference(
  x: Float32Array,
  affine: Float32Array,
  { batches, frames, channels, xBatch, yBatch, of }: Omit<PoolChannelsArgs, "x" | "affine" | "y">,
): Float64Array {
  const y = new Float64Array(batches * yBatch);
  for (let batch = 0; batch < batches; batch++) {
    for (let channel = 0; channel < channels; channel++) {
      const largest = Array.from({ length: frames }, (_, frame) =>
        Math.max(
          ...[0, 1, 2].map((i) => {
            const value = x[batch * xBatch + (3 * frame + i) * channels + channel] as number;
            return of === "absolute" ? Math.abs(value) : value;
          }),
        ),
      );
      const mean = largest.reduce((sum, value) => sum + value, 0) / frames;
      const variance = largest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / frames;
      for (const [frame, value] of largest.entries()) {
        const normal = (value - mean) / Math.sqrt(variance + 1e-5);
        const weighed = normal * (affine[channel] as number) + (affine[channels + channel] as number);
        y[batch * yBatch + frame * channels + channel] = Math.max(weighed, 0.01 * weighed);
      }
    }
  }
  return y;
}
