import { expect, test } from "vitest";
import { openTestBackend } from "../../kernels/testing/backends";
import { seededNumbers } from "../../kernels/testing/data";

import { bands } from "./fbank";
import { createVoiceNetwork, voiceNumbers } from "./voiceNetwork";
import { convolutionShapes, type Layer } from "./weights";

const frames = 9;
const convolutions: readonly Layer[] = convolutionShapes().map((shape, i) => {
  const inputs = shape[1]! * shape[2]! * shape[3]!;
  return {
    weight: seededNumbers(i, shape[0]! * inputs, { scale: 1 / Math.sqrt(inputs) }),
    bias: seededNumbers(100 + i, shape[0]!, { scale: 0.1 }),
  };
});
const last: Layer = { weight: seededNumbers(200, 256 * 5120, { scale: 0.01 }), bias: seededNumbers(201, 256) };

/** Channels of rows of numbers. */
type Image = readonly (readonly number[])[][];

/** A convolution by its definition, with zeros around. */
function convolved(x: Image, { weight, bias }: Layer, stride: number): Image {
  const [rows, cols] = [x[0]!.length, x[0]![0]!.length];
  const size = Math.sqrt(weight.length / bias.length / x.length);
  const pad = (size - 1) / 2;
  const none = new Array<number>(cols + 2 * pad).fill(0);
  const sides = new Array<number>(pad).fill(0);
  const wide = x.map((channel) => [
    ...(pad ? [none] : []),
    ...channel.map((row) => [...sides, ...row, ...sides]),
    ...(pad ? [none] : []),
  ]);
  return Array.from(bias, (start, output) =>
    Array.from({ length: Math.ceil(rows / stride) }, (_, r) =>
      Array.from({ length: Math.ceil(cols / stride) }, (_, c) => {
        let sum = start;
        let at = output * x.length * size * size;
        for (const channel of wide) {
          for (let i = 0; i < size; i++) {
            const row = channel[r * stride + i]!;
            for (let j = 0; j < size; j++) sum += row[c * stride + j]! * weight[at++]!;
          }
        }
        return sum;
      }),
    ),
  );
}

function relu(x: Image, added?: Image): Image {
  return x.map((rows, c) => rows.map((row, r) => row.map((v, i) => Math.max(0, v + (added ? added[c]![r]![i]! : 0)))));
}

/** ResNet34 in plain loops: blocks of two convolutions and what goes around them. */
function reference(features: Float32Array): Image {
  const queue = [...convolutions];
  const next = () => queue.shift()!;
  let x: Image = [
    Array.from({ length: bands }, (_, band) => {
      const row = Array.from({ length: frames }, (_, frame) => features[frame * bands + band]!);
      const weights = row.map((_, frame) => counts[Math.floor(frame / 8)]!);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const mean = row.reduce((sum, value, frame) => sum + weights[frame]! * value, 0) / all;
      return row.map((value) => value - mean);
    }),
  ];
  x = relu(convolved(x, next(), 1));
  for (const [stage, count] of [3, 4, 6, 3].entries()) {
    for (let block = 0; block < count; block++) {
      const stride = stage > 0 && block === 0 ? 2 : 1;
      const [first, second] = [next(), next()];
      const y = convolved(relu(convolved(x, first, stride)), second, 1);
      x = relu(y, stride === 2 ? convolved(x, next(), 2) : x);
    }
  }
  return x;
}

const features = seededNumbers(300, frames * bands);
/** Of the two steps, nine frames, the first counts less. */
const counts = Float32Array.of(0.25, 1);
let known: readonly number[] | undefined;

/** What the network makes of the features, of length 1. */
function wantedVoice(): readonly number[] {
  const numbers = reference(features).flat();
  const means = numbers.map((row) => (row[0]! + row[1]!) / 2);
  const deviations = numbers.map((row, i) => Math.sqrt((row[0]! - means[i]!) ** 2 + (row[1]! - means[i]!) ** 2 + 1e-7));
  const statistics = [...means, ...deviations];
  const wanted = Array.from(last.bias, (bias, o) =>
    statistics.reduce((sum, value, i) => sum + value * last.weight[o * statistics.length + i]!, bias),
  );
  const length = Math.hypot(...wanted);
  return wanted.map((value) => value / length);
}

test.each(["webgpu", "wasm in f32"])(
  "the voice network is a ResNet34 with statistics of its steps, %s",
  { timeout: 120_000 },
  async (kind) => {
    const backend = await openTestBackend[kind]!();
    const network = await createVoiceNetwork(backend, { convolutions, last }, frames);
    network.hear(features, counts);
    expect(network.steps).toBe(2);
    const [found] = await network.voices([Float32Array.of(1, 1)]);
    known ??= wantedVoice();
    expect(found).toHaveLength(voiceNumbers);
    for (const [i, value] of known.entries()) expect(found![i]).toBeCloseTo(value, 4);
    backend.dispose();
  },
);
