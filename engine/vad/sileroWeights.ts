import { corrupt } from "../files/byteReader";
import { f32Tensor, parseSafetensors } from "../files/safetensors";
import { frameBins, frameLength } from "./spectrum256";

/** Channels between the layers; the last is also the size of the memory. */
export const channels = { first: 128, second: 64, third: 64, memory: 128 } as const;

/** A layer whose weights lie in the order in which they are used. */
export interface SileroLayer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** The weights of Silero VAD at 16 kHz, laid out for SileroVad; any number of instances can share them. */
export interface SileroWeights {
  /** [256], what multiplies a frame before its Fourier transform. */
  readonly window: Float32Array;
  /** [out, in, 3 taps] */
  readonly conv1: SileroLayer;
  /** [out, in, 3 taps] */
  readonly conv2: SileroLayer;
  /** [out, in, 2 taps]: the first tap only ever meets padding. */
  readonly conv3: SileroLayer;
  /** [out, in]: the outer taps only ever meet padding. */
  readonly conv4: SileroLayer;
  /** [unit, input then memory, 4 gates]: in, forget, candidate, out; the two biases added [unit, 4 gates]. */
  readonly lstm: SileroLayer;
  /** [128] and [1] */
  readonly output: SileroLayer;
}

/** How far the file's transform may be from a Fourier transform; its f32 numbers are within 6e-8. */
const transformTolerance = 1e-5;

/**
 * Reads the weights of Silero VAD v6, 16 kHz (silero_vad_16k.safetensors of the Python package).
 *
 * Throws `model-corrupt` where the file is damaged, is another model, or transforms frames by anything but a windowed
 * Fourier transform, which the engine puts in its place.
 */
export function readSileroWeights(file: Uint8Array): SileroWeights {
  const tensors = parseSafetensors(file);
  const { first, second, third, memory } = channels;
  const layer = (name: string, shape: readonly number[]): SileroLayer => ({
    weight: f32Tensor(tensors, `${name}.weight`, shape),
    bias: f32Tensor(tensors, `${name}.bias`, [shape[0]!]),
  });
  return {
    window: readWindow(f32Tensor(tensors, "stft_conv.weight", [2 * frameBins, 1, frameLength])),
    conv1: layer("conv1", [first, frameBins, 3]),
    conv2: layer("conv2", [second, first, 3]),
    conv3: keepTaps(layer("conv3", [third, second, 3]), [1, 2]),
    conv4: keepTaps(layer("conv4", [memory, third, 3]), [1]),
    lstm: interleaveGates({
      weightIn: f32Tensor(tensors, "lstm_cell.weight_ih", [4 * memory, memory]),
      weightMemory: f32Tensor(tensors, "lstm_cell.weight_hh", [4 * memory, memory]),
      biasIn: f32Tensor(tensors, "lstm_cell.bias_ih", [4 * memory]),
      biasMemory: f32Tensor(tensors, "lstm_cell.bias_hh", [4 * memory]),
    }),
    output: layer("final_conv", [1, memory, 1]),
  };
}

/**
 * The window of a transform [258, 256], whose rows are 129 cosines and then 129 negative sines, each times the window.
 * The first cosine is 1, so the first row is the window.
 */
function readWindow(transform: Float32Array): Float32Array {
  const window = transform.slice(0, frameLength);
  const cosines = Float64Array.from({ length: frameLength }, (_, i) => Math.cos((2 * Math.PI * i) / frameLength));
  for (let k = 0; k < frameBins; k++) {
    for (let n = 0; n < frameLength; n++) {
      const turn = (k * n) % frameLength;
      check(k, n, window[n]! * cosines[turn]!);
      // −sin(x) = cos(x + 90°)
      check(frameBins + k, n, window[n]! * cosines[(turn + frameLength / 4) % frameLength]!);
    }
  }
  return window;

  function check(row: number, n: number, expected: number): void {
    const found = transform[row * frameLength + n]!;
    if (Math.abs(found - expected) <= transformTolerance) return;
    throw corrupt(`The model file gives ${found} for stft_conv.weight[${row}, ${n}]; ${expected} was expected.`);
  }
}

function keepTaps({ weight, bias }: SileroLayer, taps: readonly number[]): SileroLayer {
  const kept = new Float32Array((weight.length / 3) * taps.length);
  for (let i = 0; i < kept.length; i++) {
    kept[i] = weight[3 * Math.floor(i / taps.length) + taps[i % taps.length]!]!;
  }
  return { weight: kept, bias };
}

interface LstmTensors {
  readonly weightIn: Float32Array;
  readonly weightMemory: Float32Array;
  readonly biasIn: Float32Array;
  readonly biasMemory: Float32Array;
}

function interleaveGates({ weightIn, weightMemory, biasIn, biasMemory }: LstmTensors): SileroLayer {
  const size = channels.memory;
  const weight = new Float32Array(8 * size * size);
  const bias = new Float32Array(4 * size);
  for (let gate = 0; gate < 4; gate++) {
    for (let unit = 0; unit < size; unit++) {
      const row = gate * size + unit;
      bias[4 * unit + gate] = biasIn[row]! + biasMemory[row]!;
      for (let i = 0; i < size; i++) {
        weight[4 * (unit * 2 * size + i) + gate] = weightIn[row * size + i]!;
        weight[4 * (unit * 2 * size + size + i) + gate] = weightMemory[row * size + i]!;
      }
    }
  }
  return { weight, bias };
}
