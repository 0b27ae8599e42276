import { openSync, readSync } from "node:fs";
import { expect, test } from "vitest";
import { goldenUrl } from "../../testing/goldens";
import { nBins } from "./constants";
import { melFilters } from "./melFilters";

/** The filters that a ggml file carries after its magic number and eleven dimensions: [nMels, 201]. */
function filtersInFile(url: URL): { nMels: number; filters: Float32Array } {
  const head = Buffer.alloc(56 + 4 * 128 * nBins);
  readSync(openSync(url, "r"), head, 0, head.length, 0);
  const nMels = head.readInt32LE(48);
  return { nMels, filters: Float32Array.from({ length: nMels * nBins }, (_, i) => head.readFloatLE(56 + 4 * i)) };
}

test.each([
  [80, new URL("../../../public/models/ggml-tiny.en-q5_1.bin", import.meta.url)],
  [128, goldenUrl("micro-v3/ggml-micro-v3.bin")],
] as const)("%i filters equal those in whisper.cpp's model files to the bit", (nMels, url) => {
  const { falling, rising, firstBin } = melFilters(nMels);
  const got = new Float32Array((nMels + 2) * nBins);
  for (let s = 0; s <= nMels; s++) {
    for (let k = firstBin[s]!; k < firstBin[s + 1]!; k++) {
      got[s * nBins + k] = falling[k]!;
      got[(s + 1) * nBins + k] = rising[k]!;
    }
  }
  const want = filtersInFile(url);
  expect(want.nMels).toBe(nMels);
  // Row 0 and the last row stand for the mels that do not exist.
  const padded = new Float32Array(got.length);
  padded.set(want.filters, nBins);
  expect(got).toEqual(padded);
});
