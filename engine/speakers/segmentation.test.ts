import { expect, test } from "vitest";
import { openTestBackend } from "../../kernels/testing/backends";
import { seededNumbers } from "../../kernels/testing/data";
import { classes, createSegmentation, windowFrames, windowSamples } from "./segmentation";
import type { Layer, LstmLayer, SegmentationWeights } from "./weights";

let seed = 0;
const numbers = (count: number, scale = 0.1) => seededNumbers(seed++, count, { scale });
const layer = (outputs: number, inputs: number): Layer => ({
  weight: numbers(outputs * inputs, 1 / Math.sqrt(inputs)),
  bias: numbers(outputs),
});
const norm = (channels: number): Layer => ({
  weight: numbers(channels).map((x) => 1 + x),
  bias: numbers(channels),
});
const memory = (inputs: number): LstmLayer => ({
  input: numbers(2 * 512 * inputs, 1 / Math.sqrt(inputs)),
  memory: numbers(2 * 512 * 128, 1 / Math.sqrt(128)),
  bias: numbers(2 * 1024),
});
const weights: SegmentationWeights = {
  wave: { weight: Float32Array.of(0.5), bias: Float32Array.of(0.01) },
  sinc: numbers(80 * 251),
  norms: [norm(80), norm(60), norm(60)],
  convolutions: [layer(60, 80 * 5), layer(60, 60 * 5)],
  lstm: [60, 256, 256, 256].map(memory),
  linear: [layer(128, 256), layer(128, 128), layer(7, 128)],
};

/** Channels of numbers over time. */
type Signal = readonly Float64Array[];

const leaky = (x: number) => (x > 0 ? x : 0.01 * x);

/** To mean 0 and variance 1, then weighed. */
function levelled(x: Float64Array, scale: number, shift: number): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value) => ((value - mean) / Math.sqrt(variance + 1e-5)) * scale + shift);
}

/** Numbers times the weights from one on; of all numbers, or of some. */
function dot(
  x: Float64Array,
  weight: Float32Array,
  from: number,
  { at, length } = { at: 0, length: x.length },
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += x[at + i]! * weight[from + i]!;
  return sum;
}

/** A filter over time by its definition; weights [outputs, inputs, taps]. */
function filtered(
  x: Signal,
  weight: Float32Array,
  { taps, stride = 1, bias }: { taps: number; stride?: number; bias?: Float32Array },
) {
  const rows = x.length * taps;
  const length = Math.floor((x[0]!.length - taps) / stride) + 1;
  return Array.from({ length: weight.length / rows }, (_, output) => {
    const y = new Float64Array(length).fill(bias?.[output] ?? 0);
    for (const [input, channel] of x.entries()) {
      const from = output * rows + input * taps;
      for (let at = 0; at < length; at++) y[at]! += dot(channel, weight, from, { at: at * stride, length: taps });
    }
    return y;
  });
}

/** The largest of three, levelled. */
function pooled(x: Signal, { weight, bias }: Layer): Signal {
  return x.map((channel, i) => {
    const most = Float64Array.from({ length: Math.floor(channel.length / 3) }, (_, at) =>
      Math.max(channel[3 * at]!, channel[3 * at + 1]!, channel[3 * at + 2]!),
    );
    return levelled(most, weight[i]!, bias[i]!).map(leaky);
  });
}

/** Steps of numbers through an LSTM that hears both ways; gates of the file: in, out, forget, candidate. */
function remembered(x: readonly Float64Array[], { input, memory, bias }: LstmLayer): readonly Float64Array[] {
  const inputs = x[0]!.length;
  const y = x.map(() => new Float64Array(256));
  const sigmoid = (v: number) => 1 / (1 + Math.exp(-v));
  for (const direction of [0, 1]) {
    let said = new Float64Array(128);
    const cell = new Float64Array(128);
    for (let i = 0; i < x.length; i++) {
      const at = direction === 0 ? i : x.length - 1 - i;
      const gates = new Float64Array(512);
      for (let gate = 0; gate < 512; gate++) {
        const row = direction * 512 + gate;
        const biases = bias[direction * 1024 + gate]! + bias[direction * 1024 + 512 + gate]!;
        gates[gate] = biases + dot(x[at]!, input, row * inputs) + dot(said, memory, row * 128);
      }
      said = said.map((_, unit) => {
        const [enter, leave, keep, idea] = [0, 1, 2, 3].map((gate) => gates[gate * 128 + unit]!) as [
          number,
          number,
          number,
          number,
        ];
        cell[unit] = sigmoid(keep) * cell[unit]! + sigmoid(enter) * Math.tanh(idea);
        return sigmoid(leave) * Math.tanh(cell[unit]!);
      });
      y[at]!.set(said, direction * 128);
    }
  }
  return y;
}

function linear(x: readonly Float64Array[], { weight, bias }: Layer): readonly Float64Array[] {
  return x.map((row) => Float64Array.from(bias, (start, output) => start + dot(row, weight, output * row.length)));
}

/** pyannote's PyanNet by its definition. */
function reference(samples: Float32Array): readonly Float64Array[] {
  const { wave, sinc, norms, convolutions, lstm, linear: layers } = weights;
  const level = levelled(Float64Array.from(samples), wave.weight[0]!, wave.bias[0]!);
  const bands = filtered([level], sinc, { taps: 251, stride: 10 }).map((band) => band.map(Math.abs));
  let x = pooled(bands, norms[0]!);
  for (const [i, { weight, bias }] of convolutions.entries()) {
    x = pooled(filtered(x, weight, { taps: 5, bias }), norms[i + 1]!);
  }
  let steps: readonly Float64Array[] = Array.from({ length: x[0]!.length }, (_, at) =>
    Float64Array.from(x, (channel) => channel[at]!),
  );
  for (const one of lstm) steps = remembered(steps, one);
  const [first, second, last] = layers as [Layer, Layer, Layer];
  const heard = linear(
    linear(steps, first).map((row) => row.map(leaky)),
    second,
  ).map((row) => row.map(leaky));
  return linear(heard, last).map((row) => {
    const total = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
    return row.map((value) => value - total);
  });
}

const [quiet, window] = [numbers(windowSamples, 0.01), numbers(windowSamples)];
// Not noise alone: a voice of a second in it.
for (let i = 0; i < 16_000; i++) window[40_000 + i]! += Math.sin(i / 20);
const wanted = reference(window);

test.each(["webgpu", "wasm in f32"])(
  "the segmentation is pyannote's network, for each of its windows, %s",
  { timeout: 120_000 },
  async (kind) => {
    const backend = await openTestBackend[kind]!();
    const network = await createSegmentation(backend, weights, 2);
    const [, found] = await network.hear([quiet, window]);
    expect(wanted).toHaveLength(windowFrames);
    let largest = 0;
    let off = 0;
    for (const [frame, row] of wanted.entries()) {
      for (const [i, value] of row.entries()) {
        largest = Math.max(largest, Math.abs(value));
        off = Math.max(off, Math.abs(value - found![frame * classes + i]!));
      }
    }
    expect(off / largest).toBeLessThan(1e-4);
    backend.dispose();
  },
);
