import { type SpeechLayer, type SpeechWeights, speech } from "../shared/speech";

/** A signal as channels of positions. */
type Channels = readonly (readonly number[])[];

/**
 * What every step of 512 samples brings to the LSTM's gates, [steps, 128, 4], by the definitions of its layers.
 * `samples` are the 64 before the steps, then theirs.
 */
export function speechFeaturesReference(samples: Float32Array, weights: SpeechWeights): Float64Array {
  const { step, context, memory } = speech;
  const steps = (samples.length - context) / step;
  const gates = new Float64Array(steps * 4 * memory);
  for (let i = 0; i < steps; i++) {
    const seen = [...samples.subarray(i * step, (i + 1) * step + context)];
    // mirrored at the end, without the last sample
    const mirrored = [...seen, ...seen.slice(-context - 1, -1).reverse()];
    let x: Channels = spectra(mirrored, weights.window);
    x = convolve(x, weights.conv1, { stride: 1, taps: [0, 1, 2] });
    x = convolve(x, weights.conv2, { stride: 2, taps: [0, 1, 2] });
    x = convolve(x, weights.conv3, { stride: 2, taps: [1, 2] });
    x = convolve(x, weights.conv4, { stride: 1, taps: [1] });
    for (let unit = 0; unit < memory; unit++) {
      for (let gate = 0; gate < 4; gate++) {
        const weigh = (sum: number, [value = 0]: readonly number[], input: number) =>
          sum + value * (weights.lstm.weight[(unit * 2 * memory + input) * 4 + gate] as number);
        const bias = weights.lstm.bias[4 * unit + gate] as number;
        gates[i * 4 * memory + 4 * unit + gate] = x.reduce(weigh, bias);
      }
    }
  }
  return gates;
}

/** Magnitudes of the windowed frames, [129][4]. */
function spectra(samples: readonly number[], window: Float32Array): Channels {
  const { frame, hop, bins } = speech;
  const starts = Array.from({ length: (samples.length - frame) / hop + 1 }, (_, i) => i * hop);
  return Array.from({ length: bins }, (_, bin) =>
    starts.map((start) => {
      let re = 0;
      let im = 0;
      for (let n = 0; n < frame; n++) {
        const x = (samples[start + n] as number) * (window[n] as number);
        re += x * Math.cos((2 * Math.PI * bin * n) / frame);
        im -= x * Math.sin((2 * Math.PI * bin * n) / frame);
      }
      return Math.hypot(re, im);
    }),
  );
}

/** A convolution of kernel 3 over positions padded by one on either side, of which only `taps` meet any, then ReLU. */
function convolve(
  x: Channels,
  { weight, bias }: SpeechLayer,
  { stride, taps }: { readonly stride: number; readonly taps: readonly number[] },
): Channels {
  const positions = Math.floor(((x[0]?.length ?? 0) - 1) / stride) + 1;
  return Array.from(bias, (start, output) =>
    Array.from({ length: positions }, (_, position) => {
      let sum = start;
      for (const [input, channel] of x.entries()) {
        for (const [i, tap] of taps.entries()) {
          const value = channel[position * stride + tap - 1] ?? 0;
          sum += value * (weight[(output * x.length + input) * taps.length + i] as number);
        }
      }
      return Math.max(0, sum);
    }),
  );
}
