/** Outputs of a panel of weights. */
const PANEL = 8;

/** A convolution's weights by output and input, in the order in which the inputs of a position lie: run after run. */
export interface ConvolutionWeights {
  readonly outputs: number;
  readonly inputs: number;
  weight(output: number, input: number): number | undefined;
  bias?(output: number): number | undefined;
}

/** Numbers that a position's outputs take: whole panels. */
export function panelled(outputs: number): number {
  return Math.ceil(outputs / PANEL) * PANEL;
}

/** Weights as `convolve` reads them: [panels of eight outputs, inputs, 8], then the biases; outputs that are missing are 0. */
export function packConvolution(weights: ConvolutionWeights): Float32Array<ArrayBuffer> {
  const { outputs, inputs } = weights;
  const whole = panelled(outputs);
  const packed = new Float32Array(whole * (inputs + 1));
  for (let output = 0; output < outputs; output++) {
    const panel = (output - (output % PANEL)) * inputs + (output % PANEL);
    for (let input = 0; input < inputs; input++) packed[panel + input * PANEL] = weights.weight(output, input) ?? 0;
    packed[whole * inputs + output] = weights.bias?.(output) ?? 0;
  }
  return packed;
}

/** What a filter's three taps become for four neighbouring columns, and for two neighbouring rows (see convolve_image.wasm.ts). */
const overColumns = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
] as const;
const overRows = [
  [1, 0, 0],
  [1 / 2, 1 / 2, 1 / 2],
  [1 / 2, -1 / 2, 1 / 2],
  [0, 0, 1],
] as const;

/**
 * Weights of a 3 × 3 filter as `convolveImage` reads them on a back end: those of `convolve` for a graphics card, panels of
 * [24, channels, 8] for the processor.
 */
export function packImage(weights: ConvolutionWeights, kind: "webgpu" | "wasm"): Float32Array<ArrayBuffer> {
  const plain = packConvolution(weights);
  if (kind === "webgpu") return plain;
  const { inputs } = weights;
  const channels = inputs / 9;
  const whole = panelled(weights.outputs);
  const spread = overRows.flatMap((row) =>
    overColumns.map((col) => row.flatMap((a) => col.map((b) => a * b)) as readonly number[]),
  );
  const packed = new Float32Array(whole * (spread.length * channels + 1));
  const numbers = channels * PANEL;
  for (let panel = 0; panel < whole / PANEL; panel++) {
    for (const [kind, shares] of spread.entries()) {
      const to = (panel * spread.length + kind) * numbers;
      for (const [tap, share] of shares.entries()) {
        if (share === 0) continue;
        const from = (panel * 9 + tap) * numbers;
        for (let i = 0; i < numbers; i++) packed[to + i]! += share * plain[from + i]!;
      }
    }
  }
  packed.set(plain.subarray(whole * inputs), whole * spread.length * channels);
  return packed;
}
