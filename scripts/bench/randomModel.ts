import { type StoredTensor, storedBytes } from "../../engine/files/storedTensor";
import { storedTypeOf } from "../../engine/files/tensorTable";
import type { WhisperFile } from "../../engine/whisper/files/whisperFile";
import { expectedTensors } from "../../engine/whisper/model/architecture";
import type { ModelDimensions } from "../../engine/whisper/model/dimensions";

const sizes = {
  "tiny.en": { state: 384, layers: 4, textLayers: 4, nVocab: 51864, nMels: 80 },
  base: { state: 512, layers: 6, textLayers: 6, nVocab: 51865, nMels: 80 },
  small: { state: 768, layers: 12, textLayers: 12, nVocab: 51865, nMels: 80 },
  "large-v3-turbo": { state: 1280, layers: 32, textLayers: 4, nVocab: 51866, nMels: 128 },
} as const;

export type ModelSize = keyof typeof sizes;
export const modelSizes = Object.keys(sizes) as readonly ModelSize[];

/**
 * A q5_1 model of one of OpenAI's sizes with seeded random weights: speed does not depend on what the weights are, and
 * a machine for measuring need not hold the files.
 */
export function randomModel(size: ModelSize): WhisperFile {
  const { state, layers, textLayers, nVocab, nMels } = sizes[size];
  const dims: ModelDimensions = {
    nMels,
    nVocab,
    nAudioCtx: 1500,
    nAudioState: state,
    nAudioHead: state / 64,
    nAudioLayer: layers,
    nTextCtx: 448,
    nTextState: state,
    nTextHead: state / 64,
    nTextLayer: textLayers,
  };
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed;
  };
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { role, shape }] of expectedTensors(dims)) {
    const count = shape.reduce((product, length) => product * length, 1);
    const type = storedTypeOf(role, "q5_1");
    const data = new Uint8Array(storedBytes(type, count));
    const words = new Uint32Array(data.buffer);
    for (let i = 0; i < words.length; i++) {
      if (type === "q5_1") words[i] = i % 6 === 0 ? SCALES : random();
      else if (type === "f16") words[i] = 0x1c001c00 ^ (random() & 0x80008000);
    }
    if (name.endsWith("ln.weight")) new Float32Array(data.buffer).fill(1);
    tensors.set(name, { name, type, shape, data });
  }
  return { dims, tokens: [], tensors };
}

/** f16 scale 1/512 and minimum −1/32: weights within ±1/32. */
const SCALES = 0xa8001800;
