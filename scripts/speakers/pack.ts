import { readFileSync } from "node:fs";
import { f32Tensor, parseSafetensors, type SafetensorsTensor } from "../../engine/files/safetensors";
import { blockSize, lowOf, scalesOf } from "../../engine/speakers/packedNumbers";
import { convolutionShapes } from "../../engine/speakers/weights";
import { fromHalf, toHalf } from "../../kernels/shared/half";

/** A tensor under the name by which the engine reads it. */
export interface Named {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

type Tensors = ReadonlyMap<string, SafetensorsTensor>;

/**
 * Both models in one file, from the initialisers of their ONNX graphs as safetensors: pyannote's segmentation 3.0 (MIT)
 * and WeSpeaker's ResNet34 (CC-BY-4.0).
 */
export function packSpeakers(segmentationFile: string, voiceFile: string): Uint8Array {
  const segmentation = parseSafetensors(readFileSync(segmentationFile));
  const voice = parseSafetensors(readFileSync(voiceFile));
  return safetensors([...segmentationTensors(segmentation), ...voiceTensors(voice)]);
}

function segmentationTensors(file: Tensors): readonly Named[] {
  const take = (name: string, from: string, shape: readonly number[]): Named => ({
    name: `segmentation.${name}`,
    shape,
    data: f32Tensor(file, from, shape),
  });
  const pair = (name: string, from: string, shape: readonly number[]) => [
    take(`${name}.weight`, `${from}.weight`, shape),
    take(`${name}.bias`, `${from}.bias`, [shape[0]!]),
  ];
  const sinc = take("sinc", "/sincnet/conv1d.0/Concat_2_output_0", [80, 1, 251]);
  return [
    ...pair("wave", "sincnet.wav_norm1d", [1]),
    { ...sinc, shape: [80, 251] },
    ...[80, 60, 60].flatMap((channels, i) => pair(`norm.${i}`, `sincnet.norm1d.${i}`, [channels])),
    ...[80, 60].flatMap((channels, i) => pair(`convolution.${i}`, `sincnet.conv1d.${i + 1}`, [60, channels, 5])),
    ...[783, 826, 869, 912].flatMap((number, i) => [
      take(`lstm.${i}.input`, `onnx::LSTM_${number + 1}`, [2, 512, i === 0 ? 60 : 256]),
      take(`lstm.${i}.memory`, `onnx::LSTM_${number + 2}`, [2, 512, 128]),
      take(`lstm.${i}.bias`, `onnx::LSTM_${number}`, [2, 1024]),
    ]),
    ...linear(take, 0, [128, 256], "linear.0.bias"),
    ...linear(take, 1, [128, 128], "linear.1.bias"),
    ...linear(take, 2, [7, 128], "classifier.bias"),
  ];
}

/** The graph's matrices have inputs as rows. */
function linear(
  take: (name: string, from: string, shape: readonly number[]) => Named,
  index: number,
  shape: readonly [number, number],
  bias: string,
): readonly Named[] {
  const [outputs, inputs] = shape;
  const { name, data } = take(`linear.${index}.weight`, `onnx::MatMul_${915 + index}`, [inputs, outputs]);
  const turned = data.map((_, i) => data[(i % inputs) * outputs + Math.floor(i / inputs)]!);
  return [{ name, shape, data: turned }, take(`linear.${index}.bias`, bias, [outputs])];
}

function voiceTensors(file: Tensors): readonly Named[] {
  const mean = f32Tensor(file, "mean_vec", [256]);
  const convolutions = convolutionShapes().flatMap((shape, i): readonly Named[] => [
    { name: `voice.convolution.${i}.weight`, shape, data: f32Tensor(file, `onnx::Conv_${367 + 3 * i}`, shape) },
    {
      name: `voice.convolution.${i}.bias`,
      shape: [shape[0]!],
      data: f32Tensor(file, `onnx::Conv_${368 + 3 * i}`, [shape[0]!]),
    },
  ]);
  const bias = f32Tensor(file, "model.seg_1.bias", [256]).map((x, i) => x - mean[i]!);
  const weight = f32Tensor(file, "model.seg_1.weight", [256, 5120]);
  return [
    ...convolutions,
    { name: "voice.last.weight", shape: [256, 5120], data: weight },
    { name: "voice.last.bias", shape: [256], data: bias },
  ];
}

export interface Part {
  readonly name: string;
  readonly dtype: "F32" | "F16" | "I8" | "U8";
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** Tensors with fewer numbers stay f16: together they are small, and the ResNet's first layers bear eight bits least. */
const leastForBlocks = 50_000;

/**
 * How a tensor lies in the file. The segmentation's first filters, which stand before all else, bear no f16 (3.8e-3 of its largest
 * value is lost there alone), and its memories no eight bits (1.3e-3 to 5.2e-3 in each).
 */
export function partsOf(tensor: Named): readonly Part[] {
  const { name, shape, data } = tensor;
  const isExact = shape.length === 1 || name === "segmentation.sinc";
  if (isExact) return [{ name, dtype: "F32", shape, bytes: bytesOf(Float32Array.from(data)) }];
  if (data.length < leastForBlocks)
    return [{ name, dtype: "F16", shape, bytes: bytesOf(Uint16Array.from(data, toHalf)) }];
  return name.startsWith("segmentation.") ? twelveBits(tensor) : eightBits(tensor);
}

interface Whole {
  /** From the largest below 0 to the largest above. */
  readonly numbers: Int16Array;
  /** Halves, of each block. */
  readonly scales: Uint16Array;
}

/** Whole numbers and a scale for each block. */
function wholeNumbers({ shape, data }: Named, largest: number): Whole {
  const scales = Uint16Array.from({ length: data.length / blockSize }, (_, block) => {
    const most = data
      .subarray(block * blockSize, (block + 1) * blockSize)
      .reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    return toHalf(most / largest);
  });
  // What is lost at a tap of a filter is made up for at the next: its neighbours in the image are alike. Without that the
  // voices' cosines to the exact ones are 0.9990 instead of 0.9999.
  const taps = shape.length === 4 ? shape[2]! * shape[3]! : 1;
  const numbers = new Int16Array(data.length);
  let lost = 0;
  for (const [i, x] of data.entries()) {
    const scale = fromHalf(scales[Math.floor(i / blockSize)]!);
    if (i % taps === 0) lost = 0;
    numbers[i] = Math.max(-largest, Math.min(largest, Math.round((x + lost) / (scale || 1))));
    lost += x - numbers[i]! * scale;
  }
  return { numbers, scales };
}

function eightBits(tensor: Named): readonly Part[] {
  const { numbers, scales } = wholeNumbers(tensor, 127);
  return withScales(tensor, Int8Array.from(numbers), scales);
}

/** The upper eight bits, and the lower four, two to a byte. */
function twelveBits(tensor: Named): readonly Part[] {
  const { numbers, scales } = wholeNumbers(tensor, 2047);
  const high = Int8Array.from(numbers, (x) => x >> 4);
  const low = Uint8Array.from({ length: numbers.length / 2 }, (_, i) => {
    return (numbers[2 * i]! & 15) | ((numbers[2 * i + 1]! & 15) << 4);
  });
  return [
    ...withScales(tensor, high, scales),
    { name: lowOf(tensor.name), dtype: "U8", shape: [low.length], bytes: low },
  ];
}

function withScales({ name, shape }: Named, bytes: Int8Array, scales: Uint16Array): readonly Part[] {
  return [
    { name, dtype: "I8", shape, bytes: bytesOf(bytes) },
    { name: scalesOf(name), dtype: "F16", shape: [scales.length], bytes: bytesOf(scales) },
  ];
}

function bytesOf({ buffer }: { readonly buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(buffer);
}

/** Numbers of four bytes come first, then those of two, so that each tensor begins where its type may. */
function safetensors(tensors: readonly Named[]): Uint8Array {
  let at = 0;
  const header: Record<string, unknown> = {
    __metadata__: { license: "pyannote segmentation 3.0: MIT; WeSpeaker ResNet34: CC-BY-4.0" },
  };
  const order = { F32: 0, F16: 1, I8: 2, U8: 2 } as const;
  const parts = tensors.flatMap(partsOf).toSorted((a, b) => order[a.dtype] - order[b.dtype]);
  for (const { name, dtype, shape, bytes } of parts) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
  }
  const text = JSON.stringify(header);
  const head = new TextEncoder().encode(text + " ".repeat((8 - (text.length % 8)) % 8));
  const length = new Uint8Array(new BigUint64Array([BigInt(head.length)]).buffer);
  return Buffer.concat([length, head, ...parts.map(({ bytes }) => bytes)]);
}
