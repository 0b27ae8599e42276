import { seededNumbers } from "../../kernels/testing/data";
import type { StoredTensor } from "../files/storedTensor";
import type { WhisperFile } from "../whisper/files/whisperFile";
import { expectedTensors } from "../whisper/model/architecture";
import type { ModelDimensions } from "../whisper/model/dimensions";
import type { TokenRules } from "../whisper/model/types";

/** A vocabulary of three slices of the device's; the rest as small as the kernels allow. */
export const randomDims: ModelDimensions = {
  nMels: 80,
  nAudioCtx: 16,
  nAudioState: 64,
  nAudioHead: 1,
  nAudioLayer: 1,
  nVocab: 2300,
  nTextCtx: 48,
  nTextState: 64,
  nTextHead: 1,
  nTextLayer: 2,
};

/** The same but for wider layers. */
export const widerDims: ModelDimensions = {
  ...randomDims,
  nAudioState: 128,
  nAudioHead: 2,
  nTextState: 128,
  nTextHead: 2,
};

/** Rules for that vocabulary, with timestamps at its end. */
export const randomRules: TokenRules = {
  eot: 1000,
  suppress: [5, 17],
  suppressAtBegin: [3, 1000],
  timestamps: { noTimestamps: 1003, timestampBegin: 1004, maxInitialTimestampIndex: 50 },
  noSpeech: 1002,
  sotIndex: 0,
};

/** Random weights; the last LayerNorm is steep, which spreads the logits so widely that text and timestamps both win. */
export function randomModel(dims: ModelDimensions = randomDims): WhisperFile {
  const tensors = [...expectedTensors(dims)].map(([name, { shape, role }], i): readonly [string, StoredTensor] => {
    const count = shape.reduce((product, size) => product * size, 1);
    const scale = role === "vector" ? 0.05 : 1 / Math.sqrt(count / (shape[0] ?? 1));
    const centre = name === "decoder.ln.weight" ? 9 : name.endsWith("ln.weight") ? 1 : 0;
    const values = seededNumbers(i, count, { scale }).map((value) => value + centre);
    return [name, { name, type: "f32", shape, data: new Uint8Array(values.buffer) }];
  });
  return { dims, tokens: [], tensors: new Map(tensors) };
}
