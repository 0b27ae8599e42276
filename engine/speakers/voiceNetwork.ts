import { convolve, type Strides } from "../../kernels/convolve/convolve";
import { convolveImage } from "../../kernels/convolve_image/convolve_image";
import type { Verbs } from "../../kernels/operations";
import { poolStatistics } from "../../kernels/pool_statistics/pool_statistics";
import type { Backend, Program } from "../../kernels/runtime/backend";
import type { Tensor } from "../../kernels/runtime/tensor";
import { type ConvolutionWeights, packConvolution, packImage } from "../../kernels/shared/convolution";
import { nextTask } from "../nextTask";
import { bands } from "./fbank";
import { rowArgs } from "./rows";
import type { Layer, VoiceWeights } from "./weights";

/** Numbers of a voice. */
export const voiceNumbers = 256;
/** Choices of frames that are summed up at a time. */
export const mostChoices = 16;
/** Frames of features that one of the network's last frames stands for. */
export const framesPerStep = 8;

/** Channels over bands and time, with zeros around, which nothing ever writes: [bands + 2, frames + 2, channels]. */
interface Image {
  readonly tensor: Tensor;
  readonly rows: number;
  readonly cols: number;
  readonly channels: number;
}

type Job = (verbs: Verbs) => void;

/** WeSpeaker's ResNet34 on a device, for so many frames of features; memory is freed with the scope that it is given. */
export async function createVoiceNetwork(
  backend: Backend,
  weights: VoiceWeights,
  frames: number,
): Promise<VoiceNetwork> {
  const builder = new Builder(backend);
  const features = backend.tensor("voice features", [bands + 2, frames, 4], "f32");
  const queue = [...weights.convolutions];
  const next = () => queue.shift()!;
  let image = builder.image(bands, frames, 32);
  const jobs = [builder.first(features, next(), image)];
  for (const [stage, count] of [3, 4, 6, 3].entries()) {
    const channels = 32 * 2 ** stage;
    const stride = stage === 0 ? 1 : 2;
    const size = [Math.ceil(image.rows / stride), Math.ceil(image.cols / stride), channels] as const;
    const [middle, around] = [builder.image(...size), builder.image(...size)];
    const turns = [builder.image(...size), builder.image(...size)] as const;
    for (let block = 0; block < count; block++) {
      const y = turns[(block & 1) as 0 | 1];
      const [first, second] = [next(), next()];
      jobs.push(builder.layer(image, first, middle, { slope: 0 }));
      const other = image.channels !== channels;
      if (other) jobs.push(builder.layer(image, next(), around, { slope: 1 }));
      jobs.push(builder.layer(middle, second, y, { slope: 0, residual: other ? around : image }));
      image = y;
      // Whoever speaks meanwhile is not to wait for all weights to be packed.
      await nextTask();
    }
  }
  return finish(backend, { features, jobs, image, last: weights.last });
}

async function finish(
  backend: Backend,
  asked: { features: Tensor; jobs: readonly Job[]; image: Image; last: Layer },
): Promise<VoiceNetwork> {
  const { features, jobs, last } = asked;
  const { tensor: x, rows, cols, channels } = asked.image;
  const statistics = 2 * rows * channels;
  const choices = backend.tensor("voice choices", [mostChoices, cols], "f32");
  const sums = backend.tensor("voice statistics", [mostChoices, statistics], "f32");
  const voices = backend.tensor("voices", [mostChoices, voiceNumbers], "f32");
  // In the file a channel's bands lie together.
  const weight = packConvolution({
    outputs: voiceNumbers,
    inputs: statistics,
    weight: (output, input) => {
      const at = input % (rows * channels);
      const place = (at % channels) * rows + Math.floor(at / channels);
      return last.weight[output * statistics + input - at + place];
    },
    bias: (output) => last.bias[output],
  });
  const head = backend.tensor("voice head", [weight.length], "f32");
  backend.write(head, weight);
  const frames: Program[] = [];
  for (const job of jobs) frames.push(await backend.record("voice frames", job));
  const embed = await backend.record("voices", (verbs) => {
    const xRow = (cols + 2) * channels;
    const size = { choices: mostChoices, rows, frames: cols, channels, xOffset: xRow + channels, xRow };
    verbs.perform(poolStatistics, { x, weights: choices, y: sums, ...size });
    const linear = { rows: mostChoices, stride: statistics, run: statistics, outputs: voiceNumbers, slope: 1 };
    verbs.perform(convolve, rowArgs(head, { ...linear, x: sums, y: voices, xBatch: 0, yBatch: 0 }, 1));
  });
  return new VoiceNetwork(backend, { features, choices, voices, frames, embed, steps: cols });
}

interface Asked {
  readonly slope: number;
  readonly residual?: Image;
}

/** Memory, weights and layers of the network. */
class Builder {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  image(rows: number, cols: number, channels: number): Image {
    const shape = [rows + 2, cols + 2, channels];
    return { tensor: this.#backend.tensor("voice image", shape, "f32"), rows, cols, channels };
  }

  /** Of one channel, whose frames before and behind lie beside it, and a zero. */
  first(features: Tensor, { weight, bias }: Layer, y: Image): Job {
    const packed = packConvolution({
      outputs: y.channels,
      inputs: 12,
      weight: (output, input) => (input % 4 < 3 ? weight[output * 9 + Math.floor(input / 4) * 3 + (input % 4)] : 0),
      bias: (output) => bias[output],
    });
    const [row, tensor] = [4 * y.cols, this.#upload(packed)];
    return (verbs) =>
      verbs.perform(convolve, {
        ...{ x: features, weight: tensor, y: y.tensor, batches: 1, rows: bands, cols: y.cols, outputs: y.channels },
        ...{ runs: 3, run: 4, slope: 0 },
        from: { offset: 0, batch: 0, row, col: 4, run: row },
        to: inside(y),
      });
  }

  /** Weights are [outputs, inputs, 3 bands, 3 frames], or [outputs, inputs, 1, 1]. */
  layer(x: Image, { weight, bias }: Layer, y: Image, asked: Asked): Job {
    const inputs = weight.length / bias.length;
    const isFilter = inputs > x.channels;
    const place = isFilter ? placeOf(x.channels) : (input: number) => input;
    const weights: ConvolutionWeights = {
      ...{ outputs: y.channels, inputs },
      weight: (output, input) => weight[output * inputs + place(input)],
      bias: (output) => bias[output],
    };
    const stride = x.rows === y.rows ? 1 : 2;
    if (isFilter && stride === 1) return this.#filter(x, weights, y, asked);
    const tensor = this.#upload(packConvolution(weights));
    const row = (x.cols + 2) * x.channels;
    const size = isFilter ? 3 : 1;
    return (verbs) =>
      verbs.perform(convolve, {
        ...{ x: x.tensor, weight: tensor, y: y.tensor, residual: asked.residual?.tensor, slope: asked.slope },
        ...{ batches: 1, rows: y.rows, cols: y.cols, outputs: y.channels, runs: size, run: size * x.channels },
        from: {
          offset: isFilter ? 0 : row + x.channels,
          ...{ batch: 0, row: stride * row, col: stride * x.channels, run: row },
        },
        to: inside(y),
      });
  }

  #filter(x: Image, weights: ConvolutionWeights, y: Image, { slope, residual }: Asked): Job {
    const weight = this.#upload(packImage(weights, this.#backend.info.kind));
    return (verbs) =>
      verbs.perform(convolveImage, {
        ...{ x: x.tensor, weight, y: y.tensor, residual: residual?.tensor, slope },
        ...{ batches: 1, rows: y.rows, cols: y.cols, inputs: x.channels, outputs: y.channels },
        from: { offset: 0, batch: 0, row: (x.cols + 2) * x.channels },
        to: inside(y),
      });
  }

  #upload(data: Float32Array<ArrayBuffer>): Tensor {
    const tensor = this.#backend.tensor("voice convolution", [data.length], "f32");
    this.#backend.write(tensor, data);
    return tensor;
  }
}

/** [channels, 3, 3] by input in the order [3, 3, channels]. */
function placeOf(channels: number): (input: number) => number {
  return (input) => (input % channels) * 9 + Math.floor(input / channels);
}

/** Behind the zeros. */
function inside({ cols, channels }: Image): Strides {
  const row = (cols + 2) * channels;
  return { offset: row + channels, batch: 0, row, col: channels };
}

interface Recorded {
  readonly features: Tensor;
  readonly choices: Tensor;
  readonly voices: Tensor;
  /** Layers, one after the other. */
  readonly frames: readonly Program[];
  readonly embed: Program;
  readonly steps: number;
}

export class VoiceNetwork {
  /** Steps of eight frames each. */
  readonly steps: number;
  readonly #backend: Backend;
  readonly #recorded: Recorded;

  constructor(backend: Backend, recorded: Recorded) {
    this.#backend = backend;
    this.#recorded = recorded;
    this.steps = recorded.steps;
  }

  /** Hears features [frames, 80], which are counted from their mean, in which each step counts so much. */
  hear(features: Float32Array, counts: Float32Array): void {
    this.#write(features, counts);
    this.#backend.submit(this.#recorded.frames);
  }

  /** The same, for whoever has something else to do after each piece of the work. */
  *hearInPieces(features: Float32Array, counts: Float32Array): Generator<void> {
    this.#write(features, counts);
    for (const layer of this.#recorded.frames) {
      this.#backend.submit([layer]);
      yield;
    }
  }

  #write(features: Float32Array, counts: Float32Array): void {
    const { features: tensor } = this.#recorded;
    const frames = tensor.shape[1]!;
    const image = new Float32Array((bands + 2) * frames * 4);
    const weights = Float32Array.from({ length: frames }, (_, frame) => counts[Math.floor(frame / framesPerStep)]!);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (let band = 0; band < bands; band++) {
      let mean = 0;
      for (let frame = 0; frame < frames; frame++) mean += (weights[frame]! / all) * features[frame * bands + band]!;
      for (let frame = 0; frame < frames; frame++) {
        const value = features[frame * bands + band]! - mean;
        const at = ((band + 1) * frames + frame) * 4;
        image[at + 1] = value;
        if (frame > 0) image[at - 2] = value;
        if (frame < frames - 1) image[at + 4] = value;
      }
    }
    this.#backend.write(tensor, image);
  }

  /** Voices, [256] of length 1 each, in what was heard last: of each choice how much each step counts, 0 … 1. */
  async voices(choices: readonly Float32Array[]): Promise<readonly Float32Array[]> {
    const found: Float32Array[] = [];
    for (let at = 0; at < choices.length; at += mostChoices) {
      const some = choices.slice(at, at + mostChoices);
      const weights = new Float32Array(mostChoices * this.steps);
      for (const [i, choice] of some.entries()) weights.set(choice, i * this.steps);
      this.#backend.write(this.#recorded.choices, weights);
      this.#backend.submit([this.#recorded.embed]);
      const numbers = await this.#backend.readFloats(this.#recorded.voices, some.length * voiceNumbers);
      for (let i = 0; i < some.length; i++)
        found.push(ofLengthOne(numbers.slice(i * voiceNumbers, (i + 1) * voiceNumbers)));
    }
    return found;
  }
}

/** The same direction, of length 1. */
export function ofLengthOne(numbers: Float32Array): Float32Array {
  const length = Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0));
  return numbers.map((x) => x / (length || 1));
}
