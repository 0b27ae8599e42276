import { expect, test } from "vitest";
import { bands, fbank, framesIn } from "./fbank";
import { fft512 } from "./fft512";

test("the transform of 512 numbers, by its definition", () => {
  const signal = Float64Array.from({ length: 512 }, (_, i) => Math.sin(i * i * 0.37));
  const other = Float64Array.from({ length: 512 }, (_, i) => Math.cos(i * 1.7));
  const [re, im] = [signal.slice(), other.slice()];
  fft512(re, im);
  for (const k of [0, 1, 100, 255, 256, 511]) {
    let [x, y] = [0, 0];
    for (let n = 0; n < 512; n++) {
      const angle = (-2 * Math.PI * k * n) / 512;
      x += signal[n]! * Math.cos(angle) - other[n]! * Math.sin(angle);
      y += signal[n]! * Math.sin(angle) + other[n]! * Math.cos(angle);
    }
    expect(re[k]).toBeCloseTo(x, 8);
    expect(im[k]).toBeCloseTo(y, 8);
  }
});

test("frames are whole ones", () => {
  expect([0, 399, 400, 559, 560, 40_000].map(framesIn)).toEqual([0, 0, 1, 1, 2, 248]);
});

/** What kaldi-native-fbank 1.22 makes of these samples: bands 0, 10 … 70 of frames 0, 1 and 2. */
const wanted: readonly (readonly number[])[] = [
  [14.0908, 16.3846, 19.5337, 22.5048, 24.5478, 25.0003, 20.7996, 15.0841],
  [12.2773, 12.4164, 13.2768, 15.0876, 20.0484, 24.6721, 26.4254, 21.1401],
  [13.1611, 12.205, 12.4517, 13.4564, 14.1343, 16.6034, 24.5146, 27.1476],
];

test("what Kaldi computes", () => {
  const samples = Float32Array.from(
    { length: 720 },
    (_, i) => 0.3 * Math.sin(i * i * 0.002) + 0.1 * Math.sin(i * 0.05),
  );
  const features = fbank(samples);
  expect(features).toHaveLength(3 * bands);
  for (const [frame, row] of wanted.entries()) {
    for (const [i, value] of row.entries()) expect(features[frame * bands + 10 * i]).toBeCloseTo(value, 3);
  }
});
