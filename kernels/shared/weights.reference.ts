import type { WeightFormat } from "../runtime/tensor";
import { fromHalf } from "./half";

/** 32-bit words per block of 32 weights. */
export const blockWords: Readonly<Record<WeightFormat, number>> = { f32: 32, f16: 16, q4: 5, q5: 6, q8: 9 };

/** Expands weights from their device format: what `load_weight` of the weights_*.wgsl snippets must give. */
export function expandWeights(format: WeightFormat, words: Uint32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  if (format === "f32") return new Float32Array(words.slice().buffer);
  if (format === "f16") return Float32Array.from(new Uint16Array(words.slice().buffer), fromHalf);
  const size = blockWords[format];
  const values = new Float32Array((words.length / size) * 32);
  for (let block = 0; block < words.length / size; block++) {
    const at = block * size;
    const scale = fromHalf((words[at] as number) & 0xffff);
    const minimum = fromHalf((words[at] as number) >>> 16);
    for (let i = 0; i < 32; i++) {
      const quant = (format === "q8" ? quantOfBytes : quantOfNibbles)(words, at + 1, i, format);
      values[block * 32 + i] = format === "q8" ? scale * quant : scale * quant + minimum;
    }
  }
  return values;
}

function quantOfBytes(words: Uint32Array, at: number, i: number): number {
  return ((words[at + (i >> 2)] as number) << (24 - 8 * (i & 3))) >> 24;
}

/** Nibble i is the low half of byte i, or from 16 on the high half of byte i − 16. */
function quantOfNibbles(words: Uint32Array, at: number, i: number, format: WeightFormat): number {
  const nibblesAt = format === "q5" ? at + 1 : at;
  const byte = ((words[nibblesAt + ((i & 15) >> 2)] as number) >>> (8 * (i & 3))) & 255;
  const low = i < 16 ? byte & 15 : byte >>> 4;
  const fifth = format === "q5" ? ((words[at] as number) >>> i) & 1 : 0;
  return low | (fifth << 4);
}
