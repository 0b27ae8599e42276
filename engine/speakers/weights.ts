import { parseSafetensors } from "../files/safetensors";
import { readNumbers } from "./packedNumbers";

/** Weights and biases as the file has them, weights [outputs, …]. */
export interface Layer {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** A layer of an LSTM that hears both ways; gates in the file's order: in, out, forget, candidate. */
export interface LstmLayer {
  /** [2 directions, 4 · 128, inputs] */
  readonly input: Float32Array;
  /** [2, 4 · 128, 128] */
  readonly memory: Float32Array;
  /** [2, 2 · 4 · 128]: of the input, then of the memory. */
  readonly bias: Float32Array;
}

/** pyannote's segmentation 3.0: who of up to three voices speaks in ten seconds. */
export interface SegmentationWeights {
  readonly wave: Layer;
  /** [80, 251], without bias. */
  readonly sinc: Float32Array;
  readonly norms: readonly Layer[];
  /** [60, channels, 5] */
  readonly convolutions: readonly Layer[];
  readonly lstm: readonly LstmLayer[];
  /** [128, 256], [128, 128] and [7, 128]. */
  readonly linear: readonly Layer[];
}

/** WeSpeaker's ResNet34: 256 numbers of a voice. */
export interface VoiceWeights {
  /** In the order of the network; [outputs, inputs, 3, 3], or 1 × 1 for the way around a block. */
  readonly convolutions: readonly Layer[];
  /** [256, 2 · 256 · 10], [channel, band] of means, then of deviations. */
  readonly last: Layer;
}

export interface SpeakerWeights {
  readonly segmentation: SegmentationWeights;
  readonly voice: VoiceWeights;
}

const lstmInputs = [60, 256, 256, 256];
/** Convolutions of the ResNet: the first, then blocks of 3, 4, 6 and 3, with a way around where the size changes. */
const blocks = [3, 4, 6, 3];

/** Reads both models from their one file, written by `npm run speakers`. Throws `model-corrupt`. */
export function readSpeakerWeights(file: Uint8Array): SpeakerWeights {
  const tensors = parseSafetensors(file);
  const read = (name: string, shape: readonly number[]) => readNumbers(tensors, name, shape);
  const layer = (name: string, shape: readonly number[]): Layer => ({
    weight: read(`${name}.weight`, shape),
    bias: read(`${name}.bias`, [shape[0]!]),
  });
  return {
    segmentation: {
      wave: layer("segmentation.wave", [1]),
      sinc: read("segmentation.sinc", [80, 251]),
      norms: [80, 60, 60].map((channels, i) => layer(`segmentation.norm.${i}`, [channels])),
      convolutions: [80, 60].map((channels, i) => layer(`segmentation.convolution.${i}`, [60, channels, 5])),
      lstm: lstmInputs.map((inputs, i) => ({
        input: read(`segmentation.lstm.${i}.input`, [2, 512, inputs]),
        memory: read(`segmentation.lstm.${i}.memory`, [2, 512, 128]),
        bias: read(`segmentation.lstm.${i}.bias`, [2, 1024]),
      })),
      linear: [
        [128, 256],
        [128, 128],
        [7, 128],
      ].map((shape, i) => layer(`segmentation.linear.${i}`, shape)),
    },
    voice: {
      convolutions: convolutionShapes().map((shape, i) => layer(`voice.convolution.${i}`, shape)),
      last: layer("voice.last", [256, 5120]),
    },
  };
}

/** Shapes of the ResNet's convolutions in the order in which they lie in the file. */
export function convolutionShapes(): readonly (readonly number[])[] {
  let channels = 32;
  const shapes: (readonly number[])[] = [[32, 1, 3, 3]];
  for (const [stage, count] of blocks.entries()) {
    const wide = 32 * 2 ** stage;
    for (let block = 0; block < count; block++) {
      shapes.push([wide, channels, 3, 3], [wide, wide, 3, 3]);
      if (channels !== wide) shapes.push([wide, channels, 1, 1]);
      channels = wide;
    }
  }
  return shapes;
}
