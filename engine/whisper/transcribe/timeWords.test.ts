import { expect, test } from "vitest";
import type { AlignmentHead } from "../model/alignmentWish";
import type { ModelDimensions } from "../model/dimensions";
import type { AudioFeatures, Whisper } from "../model/types";
import { setAlignmentHeads } from "../words/givenHeads";
import type { CutSegment } from "../words/timedSegment";
import { timeWords, type WordTokenizer } from "./timeWords";

/** A model of base's sizes that notes which heads it is asked for. */
function askedWhisper() {
  const asked: (readonly AlignmentHead[])[] = [];
  const dims = { nAudioLayer: 6, nTextLayer: 6, nTextHead: 8, nMels: 80, nVocab: 51865 } as ModelDimensions;
  const align = async (_: readonly number[], { heads }: { readonly heads: readonly AlignmentHead[] }) => {
    asked.push(heads);
    throw new Error("asked");
  };
  return { asked, whisper: { dims, startDecoding: () => ({ align }) } as unknown as Whisper };
}

const tokenizer = { eot: 100, noTimestamps: 200, sotSequence: () => [101] } as unknown as WordTokenizer;
const text = {
  features: {} as AudioFeatures,
  segments: [{ tokens: [1, 2] }] as unknown as readonly CutSegment[],
  segmentSize: 3000,
  language: "en",
  task: "transcribe",
} as const;

test("heads that a model names itself are asked, as far as there are such, and those of its sizes otherwise", async () => {
  const { asked, whisper } = askedWhisper();
  await expect(timeWords(whisper, tokenizer, text)).rejects.toThrow("asked");
  setAlignmentHeads(whisper, [
    [6, 0],
    [0, 7],
    [0, 8],
  ]);
  await expect(timeWords(whisper, tokenizer, text)).rejects.toThrow("asked");
  expect(asked).toEqual([expect.arrayContaining([[3, 1]]), [[0, 7]]]);
});
