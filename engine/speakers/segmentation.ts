import { convolve } from "../../kernels/convolve/convolve";
import { lstm } from "../../kernels/lstm/lstm";
import type { Verbs } from "../../kernels/operations";
import { poolChannels } from "../../kernels/pool_channels/pool_channels";
import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import { packConvolution } from "../../kernels/shared/convolution";
import { packLstm } from "../../kernels/shared/lstm";
import { type Rows, rowArgs } from "./rows";
import type { Layer, LstmLayer, SegmentationWeights } from "./weights";

/** Samples that the network hears at a time, ten seconds; frames that it tells of, and samples between them. */
export const windowSamples = 160_000;
export const windowFrames = 589;
export const frameSamples = 270;
/** Nobody, one of three, two of three. */
export const classes = 7;

/** Two positions of the first layer share a row, so that rows begin at multiples of four. */
const sinc = { rows: 7988, stride: 20, run: 264, taps: 251, channels: 80 };
const width = 64;
const taps = 5;
const pooled = [5325, 1773, 589] as const;
const padded = 8;

/** Samples of a window, with what the last row sees beyond it. */
const roomForSamples = sinc.rows * sinc.stride + sinc.run;

/** pyannote's segmentation 3.0 on a device; memory is freed with the scope that it is given. */
export async function createSegmentation(
  backend: Backend,
  weights: SegmentationWeights,
  batches: number,
): Promise<Segmentation> {
  const upload = (label: string, data: Float32Array<ArrayBuffer>): Tensor => {
    const tensor = backend.tensor(`segmentation ${label}`, [data.length], "f32");
    backend.write(tensor, data);
    return tensor;
  };
  const room = (label: string, numbers: number) => backend.tensor(`segmentation ${label}`, [batches, numbers], "f32");
  const [samples, wide] = [room("samples", roomForSamples), room("first layer", sinc.rows * 2 * sinc.channels)];
  const [narrow, logits] = [room("channels", pooled[0] * sinc.channels), room("logits", windowFrames * padded)];
  const [said, heard] = [room("said", windowFrames * 256), room("heard", windowFrames * 256)];
  const gates = room("gates", windowFrames * 1024);
  const affine = weights.norms.map((norm, i) => upload(`norm ${i}`, affineOf(norm, i === 0 ? sinc.channels : width)));
  const packed = {
    sinc: upload("sinc", packSinc(weights.sinc)),
    convolutions: weights.convolutions.map((layer, i) => upload(`convolution ${i}`, packTaps(layer, i))),
    entries: weights.lstm.map((layer, i) => upload(`gates ${i}`, packEntry(layer, i))),
    memories: weights.lstm.map((layer, i) => upload(`memory ${i}`, packMemory(layer))),
    linear: weights.linear.map((layer, i) => upload(`linear ${i}`, packLinear(layer))),
  };
  const rowsOf = (verbs: Verbs, weight: Tensor, asked: Rows) =>
    verbs.perform(convolve, rowArgs(weight, asked, batches));
  const pool = (verbs: Verbs, x: Tensor, y: Tensor, stage: 0 | 1 | 2) => {
    const channels = stage === 0 ? sinc.channels : width;
    const strides = { xBatch: x.shape[1]!, yBatch: y.shape[1]! };
    const of = stage === 0 ? "absolute" : "signed";
    verbs.perform(poolChannels, {
      x,
      y,
      affine: affine[stage]!,
      batches,
      frames: pooled[stage],
      channels,
      ...strides,
      of,
    });
  };
  const strides = (x: Tensor, y: Tensor) => ({ x, y, xBatch: x.shape[1]!, yBatch: y.shape[1]! });
  const filters = (verbs: Verbs) => {
    const { rows, stride, run, channels } = sinc;
    rowsOf(verbs, packed.sinc, { ...strides(samples, wide), rows, stride, run, outputs: 2 * channels, slope: 1 });
    pool(verbs, wide, narrow, 0);
  };
  const convolutions = ([1, 2] as const).map((stage) => (verbs: Verbs) => {
    const inputs = stage === 1 ? sinc.channels : width;
    const positions = pooled[stage === 1 ? 0 : 1] - taps + 1;
    const shape = { rows: positions, stride: inputs, run: taps * inputs, outputs: width, slope: 1 };
    rowsOf(verbs, packed.convolutions[stage - 1]!, { ...strides(narrow, wide), ...shape });
    pool(verbs, wide, stage === 2 ? heard : narrow, stage);
  });
  const memories = packed.entries.map((entry, i) => (verbs: Verbs) => {
    const [x, y] = i % 2 === 0 ? [heard, said] : [said, heard];
    const inputs = i === 0 ? width : 256;
    const shape = { rows: windowFrames, stride: inputs, run: inputs, outputs: 1024, slope: 1 };
    rowsOf(verbs, entry, { ...strides(x, gates), ...shape });
    verbs.perform(lstm, { weight: packed.memories[i]!, gates, y, batches, steps: windowFrames });
  });
  const head = (verbs: Verbs) => {
    const [first, second, last] = packed.linear as [Tensor, Tensor, Tensor];
    const layer = { rows: windowFrames, stride: 128, run: 128, outputs: 128, slope: 0.01 };
    rowsOf(verbs, first, { ...layer, ...strides(heard, said), stride: 256, run: 256 });
    rowsOf(verbs, second, { ...layer, ...strides(said, heard) });
    rowsOf(verbs, last, { ...layer, ...strides(heard, logits), outputs: padded, slope: 1 });
  };
  const programs: Program[] = [];
  for (const piece of [filters, ...convolutions, ...memories, head]) {
    programs.push(await backend.record("segmentation", piece));
  }
  return new Segmentation(backend, { samples, logits, programs, wave: weights.wave, batches });
}

interface Recorded {
  readonly samples: Tensor;
  readonly logits: Tensor;
  /** One after the other. */
  readonly programs: readonly Program[];
  readonly wave: Layer;
  readonly batches: number;
}

export class Segmentation {
  /** Windows that are heard at a time, at most. */
  readonly batches: number;
  readonly #backend: Backend;
  readonly #recorded: Recorded;

  constructor(backend: Backend, recorded: Recorded) {
    this.#backend = backend;
    this.#recorded = recorded;
    this.batches = recorded.batches;
  }

  /** Logarithms of the probabilities of the seven classes, [589, 7], of each window of 160,000 samples. */
  async hear(windows: readonly Float32Array[]): Promise<readonly Float32Array[]> {
    this.#write(windows);
    this.#backend.submit(this.#recorded.programs);
    return this.#read(windows.length);
  }

  /** The same, for whoever has something else to do after each piece of the work. */
  async *hearInPieces(windows: readonly Float32Array[]): AsyncGenerator<void, readonly Float32Array[]> {
    this.#write(windows);
    for (const program of this.#recorded.programs) {
      this.#backend.submit([program]);
      yield;
    }
    return this.#read(windows.length);
  }

  #write(windows: readonly Float32Array[]): void {
    const { samples, wave } = this.#recorded;
    for (const [i, window] of windows.entries()) {
      this.#backend.write(samples, levelled(window, wave), i * roomForSamples);
    }
  }

  async #read(windows: number): Promise<readonly Float32Array[]> {
    const rows = await this.#backend.readFloats(this.#recorded.logits, windows * windowFrames * padded);
    return Array.from({ length: windows }, (_, i) => logarithms(rows.subarray(i * windowFrames * padded)));
  }
}

/** Brings a window to mean 0 and variance 1, as the network's first layer does. */
function levelled(window: Float32Array, { weight, bias }: Layer): Float32Array<ArrayBuffer> {
  let [sum, squares] = [0, 0];
  for (const x of window) sum += x;
  const mean = sum / window.length;
  for (const x of window) squares += (x - mean) ** 2;
  const scale = weight[0]! / Math.sqrt(squares / window.length + 1e-5);
  const shift = bias[0]! - mean * scale;
  const level = new Float32Array(window.length);
  for (let i = 0; i < level.length; i++) level[i] = window[i]! * scale + shift;
  return level;
}

/** Logarithms of probabilities, of rows of seven logits and one number more. */
function logarithms(rows: Float32Array): Float32Array {
  const result = new Float32Array(windowFrames * classes);
  for (let frame = 0; frame < windowFrames; frame++) {
    const row = rows.subarray(frame * padded, frame * padded + classes);
    const most = Math.max(...row);
    let sum = 0;
    for (const x of row) sum += Math.exp(x - most);
    for (let i = 0; i < classes; i++) result[frame * classes + i] = row[i]! - most - Math.log(sum);
  }
  return result;
}

function affineOf({ weight, bias }: Layer, channels: number): Float32Array<ArrayBuffer> {
  const affine = new Float32Array(2 * channels);
  affine.set(weight);
  affine.set(bias, channels);
  return affine;
}

function packSinc(filters: Float32Array) {
  const { channels, run, stride } = sinc;
  return packConvolution({
    outputs: 2 * channels,
    inputs: run,
    weight: (output, input) => {
      const tap = input - (output < channels ? 0 : stride / 2);
      return tap < 0 || tap >= sinc.taps ? 0 : filters[(output % channels) * sinc.taps + tap];
    },
  });
}

/** [60, channels, 5], of which the second layer's channels come with four that are nothing. */
function packTaps({ weight, bias }: Layer, stage: number) {
  const [channels, stride] = stage === 0 ? [80, 80] : [60, width];
  return packConvolution({
    outputs: width,
    inputs: taps * stride,
    weight: (output, input) => {
      const channel = input % stride;
      if (output >= 60 || channel >= channels) return 0;
      return weight[(output * channels + channel) * taps + Math.floor(input / stride)];
    },
    bias: (output) => bias[output],
  });
}

/** Gates of the file in the order of a step: in, forget, candidate, out. */
const fileGate = [0, 2, 3, 1] as const;

/** From what a layer hears to the gates of both directions, [2, 128 units, 4]. */
function packEntry({ input, bias }: LstmLayer, index: number) {
  const [inputs, stride] = index === 0 ? [60, width] : [256, 256];
  const row = (output: number) => fileGate[(output & 3) as 0 | 1 | 2 | 3] * 128 + ((output >> 2) & 127);
  return packConvolution({
    outputs: 1024,
    inputs: stride,
    weight: (output, i) => (i < inputs ? input[((output >> 9) * 512 + row(output)) * inputs + i] : 0),
    bias: (output) => bias[(output >> 9) * 1024 + row(output)]! + bias[(output >> 9) * 1024 + 512 + row(output)]!,
  });
}

function packMemory({ memory }: LstmLayer) {
  return packLstm(
    2,
    (direction, unit, gate, input) =>
      memory[(direction * 512 + fileGate[gate as 0 | 1 | 2 | 3] * 128 + unit) * 128 + input]!,
  );
}

function packLinear({ weight, bias }: Layer) {
  const inputs = weight.length / bias.length;
  return packConvolution({
    outputs: bias.length,
    inputs,
    weight: (output, input) => weight[output * inputs + input],
    bias: (output) => bias[output],
  });
}
