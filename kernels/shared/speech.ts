/**
 * The network of Silero VAD at 16 kHz as speech_features and speech_memory compute it: sizes, and how its weights lie on
 * the device. A matrix lies in panels of outputs, [outputs / width, inputs, width], so that a register tile of the
 * processor and neighbouring invocations of a graphics card read what lies together; biases follow.
 */
export const speech = {
  /** Samples that one probability stands for. */
  step: 512,
  /** Samples of the step before that a step sees again, and samples by which its end is mirrored. */
  context: 64,
  /** Samples of a frame, and between two of a step's four. */
  frame: 256,
  hop: 128,
  /** Magnitudes of a frame, and those and a folded frame with zeros up to a multiple of four. */
  bins: 129,
  padded: 132,
  /** Magnitudes with zeros up to whole panels. */
  paneled: 136,
  /** Channels behind the four convolutions; the last is also the size of the memory. */
  first: 128,
  second: 64,
  third: 64,
  memory: 128,
} as const;

/** Outputs of a panel of speech_features, and of speech_memory, whose steps read every weight once. */
const PANEL = 8;
const WIDE_PANEL = 32;

export interface SpeechLayer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** The network's weights as a model file has them, in the order [out, in, taps]. */
export interface SpeechWeights {
  /** [256], what multiplies a frame before its Fourier transform. */
  readonly window: Float32Array;
  /** [128, 129, 3] */
  readonly conv1: SpeechLayer;
  /** [64, 128, 3], two positions a stride. */
  readonly conv2: SpeechLayer;
  /** [64, 64, 2] */
  readonly conv3: SpeechLayer;
  /** [128, 64] */
  readonly conv4: SpeechLayer;
  /** [128 units, 128 inputs and then 128 of memory, 4 gates]: in, forget, candidate, out; the biases [128, 4]. */
  readonly lstm: SpeechLayer;
  /** [128] and [1] */
  readonly output: SpeechLayer;
}

/** What speech_features reads besides samples. */
export const speechTables = ["spectrum", "conv1", "conv2", "conv3", "conv4", "entry"] as const;
export type SpeechTables<T> = Readonly<Record<(typeof speechTables)[number], T>>;

/** The weights of speech_features: spectra, four convolutions, and the way into the LSTM's gates. */
export function packSpeechFeatures(weights: SpeechWeights): SpeechTables<Float32Array<ArrayBuffer>> {
  const { bins, padded, first, second, third, memory } = speech;
  const { conv1, conv2, conv3, conv4, lstm } = weights;
  return {
    spectrum: packSpectrum(weights.window),
    conv1: join(
      panels({ outputs: first, inputs: 3 * padded }, (o, i) => {
        const channel = i % padded;
        return channel < bins ? conv1.weight[(o * bins + channel) * 3 + Math.floor(i / padded)] : 0;
      }),
      conv1.bias,
    ),
    conv2: join(panels({ outputs: second, inputs: 3 * first }, tapsFirst(conv2.weight, first, 3)), conv2.bias),
    conv3: join(panels({ outputs: third, inputs: 2 * second }, tapsFirst(conv3.weight, second, 2)), conv3.bias),
    conv4: join(
      panels({ outputs: memory, inputs: third }, (o, i) => conv4.weight[o * third + i]),
      conv4.bias,
    ),
    entry: join(panels({ outputs: 4 * memory, inputs: memory }, gateOf(lstm.weight, 0)), lstm.bias),
  };
}

/** The weights of speech_memory: from the memory's last output to its gates, then the last layer, [128] and its bias. */
export function packSpeechMemory({ lstm, output }: SpeechWeights): Float32Array<ArrayBuffer> {
  const { memory } = speech;
  const gates = { outputs: 4 * memory, inputs: memory, width: WIDE_PANEL };
  return join(panels(gates, gateOf(lstm.weight, memory)), output.weight, output.bias, new Float32Array(3));
}

/**
 * A frame's window, [256] and zeros up to 264, and the cosines and sines of its Fourier transform, which is computed from
 * samples n and 256 − n together: their sum meets a cosine, their difference a sine, for n = 0 … 128.
 */
function packSpectrum(window: Float32Array): Float32Array<ArrayBuffer> {
  const { bins, frame, padded, paneled } = speech;
  const turn = (bin: number, n: number) => (2 * Math.PI * ((bin * n) % frame)) / frame;
  const table = (of: (angle: number) => number) =>
    panels({ outputs: paneled, inputs: padded }, (bin, n) => (bin < bins && n < bins ? of(turn(bin, n)) : 0));
  // A whole number of half turns has no sine, whatever Math.sin says of π.
  const sine = (angle: number) => (angle % Math.PI === 0 ? 0 : Math.sin(angle));
  return join(window, new Float32Array(8), table(Math.cos), table(sine));
}

interface PanelShape {
  readonly outputs: number;
  readonly inputs: number;
  readonly width?: number;
}

function panels(
  { outputs, inputs, width = PANEL }: PanelShape,
  weight: (output: number, input: number) => number | undefined,
): Float32Array {
  const packed = new Float32Array(outputs * inputs);
  for (let output = 0; output < outputs; output++) {
    const panel = output - (output % width);
    for (let input = 0; input < inputs; input++) {
      packed[panel * inputs + input * width + (output % width)] = weight(output, input) ?? 0;
    }
  }
  return packed;
}

/** Weights [out, in, taps] by output and by input in the order [taps, in], in which positions lie one after another. */
function tapsFirst(weight: Float32Array, channels: number, taps: number) {
  return (output: number, input: number) =>
    weight[(output * channels + (input % channels)) * taps + Math.floor(input / channels)];
}

/** Weights [unit, input, 4 gates] from `first` on, by outputs [unit, 4 gates]. */
function gateOf(weight: Float32Array, first: number) {
  return (output: number, input: number) =>
    weight[((output >> 2) * 2 * speech.memory + first + input) * 4 + (output & 3)];
}

function join(...parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
