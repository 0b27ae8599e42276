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
