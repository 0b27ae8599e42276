import { describe, expect, test } from "vitest";
import type { ModelDimensions } from "../model/dimensions";
import { alignmentHeadsOf, allHeads } from "./alignmentHeads";

/** Sizes of an OpenAI model with as many layers on both sides. */
function dims(layers: number, heads: number, nVocab: number, more: Partial<ModelDimensions> = {}): ModelDimensions {
  return {
    nMels: 80,
    nAudioCtx: 1500,
    nAudioState: heads * 64,
    nAudioHead: heads,
    nAudioLayer: layers,
    nVocab,
    nTextCtx: 448,
    nTextState: heads * 64,
    nTextHead: heads,
    nTextLayer: layers,
    ...more,
  };
}

describe("heads of known models", () => {
  test("are told by sizes and vocabulary", () => {
    expect(alignmentHeadsOf(dims(4, 6, 51865))).toEqual([
      [2, 2],
      [3, 0],
      [3, 2],
      [3, 3],
      [3, 4],
      [3, 5],
    ]);
    expect(alignmentHeadsOf(dims(6, 8, 51864))).toEqual([
      [3, 3],
      [4, 7],
      [5, 1],
      [5, 5],
      [5, 7],
    ]);
    expect(alignmentHeadsOf(dims(32, 20, 51865))).toHaveLength(23);
    expect(alignmentHeadsOf(dims(32, 20, 51866, { nMels: 128 }))).toHaveLength(10);
    expect(alignmentHeadsOf(dims(32, 20, 51866, { nMels: 128, nTextLayer: 4 }))).toHaveLength(6);
  });

  test("are as many as openai/whisper has, exist, and stand in order", () => {
    const models = [
      [4, 6, 8, 6],
      [6, 8, 5, 8],
      [12, 12, 19, 10],
      [24, 16, 18, 6],
    ] as const;
    for (const [layers, heads, english, multilingual] of models) {
      for (const [nVocab, count] of [
        [51864, english],
        [51865, multilingual],
      ] as const) {
        const found = alignmentHeadsOf(dims(layers, heads, nVocab));
        expect(found).toHaveLength(count);
        expect(found.every(([layer, head]) => layer < layers && head < heads)).toBe(true);
        expect(found).toEqual([...found].sort(([layerA, a], [layerB, b]) => layerA - layerB || a - b));
      }
    }
  });
});

describe("heads of other models", () => {
  test("are all of the upper half of the layers", () => {
    expect(alignmentHeadsOf(dims(3, 2, 51865))).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  test("are those of the last of two layers for distil-large-v3", () => {
    const heads = alignmentHeadsOf(dims(32, 20, 51866, { nMels: 128, nTextLayer: 2 }));
    expect(heads).toEqual(Array.from({ length: 20 }, (_, head) => [1, head]));
  });
});

test("all heads, by layer and then by head", () => {
  expect(allHeads(dims(2, 2, 51865))).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
});
