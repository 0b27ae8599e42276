import type { AlignmentHead } from "../model/alignmentWish";
import type { ModelDimensions } from "../model/dimensions";

/** Whether the heads of a model of these sizes are known. */
export function hasKnownHeads(dims: ModelDimensions): boolean {
  return sizesOf(dims) in knownHeads;
}

/**
 * The heads of cross-attention whose attention follows the audio, by layer and then by head.
 *
 * Known for OpenAI's own models, which are told by their sizes; fine-tuned models share the sizes and, mostly, the
 * heads. large-v1 cannot be told from large-v2 and gets the heads of large-v2. Every other model, the distilled ones
 * among them, gets all heads of the upper half of its layers, which are also the heads that distil-large-v3 names.
 *
 * Source: openai/whisper __init__.py (_ALIGNMENT_HEADS, decoded) and model.py (the default).
 */
export function alignmentHeadsOf(dims: ModelDimensions): readonly AlignmentHead[] {
  return knownHeads[sizesOf(dims)] ?? headsOfUpperHalf(dims);
}

/** All heads of all layers, by layer and then by head. */
export function allHeads({ nTextLayer, nTextHead }: ModelDimensions): readonly AlignmentHead[] {
  return Array.from({ length: nTextLayer * nTextHead }, (_, i) => [Math.floor(i / nTextHead), i % nTextHead] as const);
}

function headsOfUpperHalf(dims: ModelDimensions): readonly AlignmentHead[] {
  const half = Math.floor(dims.nTextLayer / 2);
  return allHeads(dims).filter(([layer]) => layer >= half);
}

/** Encoder layers, decoder layers and heads, mel bands, vocabulary. */
function sizesOf({ nAudioLayer, nTextLayer, nTextHead, nMels, nVocab }: ModelDimensions): string {
  return [nAudioLayer, nTextLayer, nTextHead, nMels, nVocab].join(" ");
}

// biome-ignore format: one line a model
const knownHeads: Readonly<Record<string, readonly AlignmentHead[]>> = {
  // tiny.en
  "4 4 6 80 51864": [[1, 0], [2, 0], [2, 5], [3, 0], [3, 1], [3, 2], [3, 3], [3, 4]],
  // tiny
  "4 4 6 80 51865": [[2, 2], [3, 0], [3, 2], [3, 3], [3, 4], [3, 5]],
  // base.en
  "6 6 8 80 51864": [[3, 3], [4, 7], [5, 1], [5, 5], [5, 7]],
  // base
  "6 6 8 80 51865": [[3, 1], [4, 2], [4, 3], [4, 7], [5, 1], [5, 2], [5, 4], [5, 6]],
  // small.en
  "12 12 12 80 51864": [
    [6, 6], [7, 0], [7, 3], [7, 8], [8, 2], [8, 5], [8, 7], [9, 0], [9, 4], [9, 8], [9, 10], [10, 0], [10, 1], [10, 2],
    [10, 3], [10, 6], [10, 11], [11, 2], [11, 4],
  ],
  // small
  "12 12 12 80 51865": [[5, 3], [5, 9], [8, 0], [8, 4], [8, 7], [8, 8], [9, 0], [9, 7], [9, 9], [10, 5]],
  // medium.en
  "24 24 16 80 51864": [
    [11, 4], [14, 1], [14, 12], [14, 14], [15, 4], [16, 0], [16, 4], [16, 9], [17, 12], [17, 14], [18, 7], [18, 10],
    [18, 15], [20, 0], [20, 3], [20, 9], [20, 14], [21, 12],
  ],
  // medium
  "24 24 16 80 51865": [[13, 15], [15, 4], [15, 15], [16, 1], [20, 0], [23, 4]],
  // large-v2
  "32 32 20 80 51865": [
    [10, 12], [13, 17], [16, 11], [16, 12], [16, 13], [17, 15], [17, 16], [18, 4], [18, 11], [18, 19], [19, 11],
    [21, 2], [21, 3], [22, 3], [22, 9], [22, 12], [23, 5], [23, 7], [23, 13], [25, 5], [26, 1], [26, 12], [27, 15],
  ],
  // large-v3
  "32 32 20 128 51866": [
    [7, 0], [10, 17], [12, 18], [13, 12], [16, 1], [17, 14], [19, 11], [21, 4], [24, 1], [25, 6],
  ],
  // large-v3-turbo
  "32 4 20 128 51866": [[2, 4], [2, 11], [3, 3], [3, 6], [3, 11], [3, 14]],
};
