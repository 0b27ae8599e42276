import { type SpeechLayer, type SpeechWeights, speech } from "../shared/speech";
import { seededNumbers } from "./data";

/** Seeded weights of the voice detector: like a trained one's, sums neither vanish nor saturate every gate. */
export function seededSpeechWeights(seed: number): SpeechWeights {
  const { frame, bins, first, second, third, memory } = speech;
  const layer = (index: number, outputs: number, inputs: number): SpeechLayer => ({
    weight: seededNumbers(seed + index, outputs * inputs, { scale: 2 / Math.sqrt(inputs) }),
    bias: seededNumbers(seed + index + 100, outputs, { scale: 0.1 }),
  });
  const { weight } = layer(5, 4 * memory, 2 * memory);
  return {
    // of no symmetry, since the kernels count on none
    window: Float32Array.from({ length: frame }, (_, n) => Math.sin((Math.PI * (n + 0.3)) / (frame + 1)) / 8),
    conv1: layer(1, first, 3 * bins),
    conv2: layer(2, second, 3 * first),
    conv3: layer(3, third, 2 * second),
    conv4: layer(4, memory, third),
    lstm: { weight, bias: seededNumbers(seed + 6, 4 * memory, { scale: 0.1 }) },
    output: layer(7, 1, memory),
  };
}
