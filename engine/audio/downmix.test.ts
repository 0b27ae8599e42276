import { expect, test } from "vitest";
import { channelWeights, downmix } from "./downmix";

const ramp = Float32Array.of(0, 0.25, -0.5, 1);
const silent = new Float32Array(4);

test("one channel is itself and two are their mean", () => {
  expect(downmix([ramp])).toBe(ramp);
  expect([...downmix([ramp, silent])]).toEqual([0, 0.125, -0.25, 0.5]);
  expect([...downmix([ramp, ramp])]).toEqual([...ramp]);
});

test("5.1 has ffmpeg's weights and no low-frequency channel", () => {
  const sum = 1 + 2 * Math.SQRT1_2 + 2 * 0.5;
  const want = [Math.SQRT1_2, Math.SQRT1_2, 1, 0, 0.5, 0.5].map((weight) => weight / sum);
  want.forEach((weight, c) => {
    const channels = want.map((_, other) => (other === c ? Float32Array.of(1) : new Float32Array(1)));
    expect(downmix(channels)[0]).toBeCloseTo(weight, 7);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 16])("weights of %i channels sum to 1", (count) => {
  const weights = channelWeights(count);
  expect(weights.length).toBe(count);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test("no channels are an error", () => {
  expect(() => downmix([])).toThrow(RangeError);
});
