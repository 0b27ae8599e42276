import { type StoredTensor, storedBytes } from "../../files/storedTensor";
import { storedTypeOf } from "../../files/tensorTable";
import type { WhisperFile } from "../files/whisperFile";
import { expectedTensors } from "../model/architecture";
import type { ModelDimensions } from "../model/dimensions";

const dims: ModelDimensions = {
  nMels: 80,
  nVocab: 1100,
  nAudioCtx: 40,
  nAudioState: 128,
  nAudioHead: 2,
  nAudioLayer: 1,
  nTextCtx: 32,
  nTextState: 128,
  nTextHead: 2,
  nTextLayer: 1,
};

/** f16 scale 1/128 and minimum −1/8: weights within ±1/8. */
const Q5_SCALES = 0xb0002000;

/** A q5_1 Whisper of 0.4 MB with pseudo-random weights, always the same. */
export function smallModel(): WhisperFile {
  const random = randomWords(1);
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { role, shape }] of expectedTensors(dims)) {
    const count = shape.reduce((product, length) => product * length, 1);
    const type = storedTypeOf(role, "q5_1");
    const data = new Uint8Array(storedBytes(type, count));
    const words = new Uint32Array(data.buffer);
    if (type === "q5_1") for (let i = 0; i < words.length; i++) words[i] = i % 6 === 0 ? Q5_SCALES : random();
    // f16 ± 1/16 and f32 within ± 1/4, or around 1 for the scale of a layer norm.
    else if (type === "f16") for (let i = 0; i < words.length; i++) words[i] = 0x2c002c00 ^ (random() & 0x80008000);
    else new Float32Array(data.buffer).set(randomFloats(random, count, name.endsWith("ln.weight") ? 1 : 0));
    tensors.set(name, { name, type, shape, data });
  }
  return { dims, tokens: [], tensors };
}

/** A window of normalised log-mel that fits the small model, frame-major [2 × nAudioCtx, nMels]. */
export function smallMel(): Float32Array<ArrayBuffer> {
  const mel = new Float32Array(2 * dims.nAudioCtx * dims.nMels);
  mel.set(randomFloats(randomWords(2), mel.length, 0));
  return mel;
}

function randomFloats(random: () => number, count: number, centre: number): readonly number[] {
  return Array.from({ length: count }, () => centre + (random() / 2 ** 32 - 0.5) / 2);
}

/** 32-bit words, the high halves of a 64-bit linear congruential generator (Knuth, MMIX), which is kept in two of them. */
function randomWords(seed: number): () => number {
  let [high, low] = [0, seed];
  return () => {
    // The upper half of low · 0x4c957f2d, by halves; the factor is 0x5851f42d4c957f2d.
    const [a, b] = [low >>> 16, low & 0xffff];
    const [inner, outer] = [Math.imul(b, 0x4c95), Math.imul(a, 0x7f2d)];
    const middle = (Math.imul(b, 0x7f2d) >>> 16) + (inner & 0xffff) + (outer & 0xffff);
    const above = Math.imul(a, 0x4c95) + (inner >>> 16) + (outer >>> 16) + (middle >>> 16);
    const next = (Math.imul(low, 0x4c957f2d) >>> 0) + 0xf767814f;
    const carry = next > 0xffffffff ? 1 : 0;
    high = (above + Math.imul(high, 0x4c957f2d) + Math.imul(low, 0x5851f42d) + 0x14057b7e + carry) | 0;
    low = next | 0;
    return high >>> 0;
  };
}
