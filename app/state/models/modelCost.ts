import { type DeviceName, type ModelDimensions, publishedDimensions, workOf } from "../../../engine/index";

/** What a model's name says of it: "small.en-q5_1" is the size "small" for English alone, in numbers of the format "q5_1". */
export interface ModelParts {
  readonly size: string;
  readonly speaks: "english" | "many";
  /** "f16" where the name has none. */
  readonly format: string;
}

/** Tokens of thirty seconds of ordinary speech: about 75 words. */
const tokens = 100;
/**
 * How many operations of the encoder take as long as one of a decoding step. A step waits: on a processor for its weights to
 * be read, on a graphics card, which multiplies far faster, for every start and answer; there between ten and some hundreds.
 */
const stepWeights: Readonly<Record<DeviceName, number>> = { cpu: 2, webgpu: 30 };

/** Takes a model's name apart; a name of the user's own is a size that nobody knows. */
export function partsOf(name: string): ModelParts {
  const [, stem = name, format = "f16"] = /^(.*?)(?:-(q\d_\d|f16|f32))?$/.exec(name) ?? [];
  const [, size = stem, english] = /^(.*?)(\.en)?$/.exec(stem) ?? [];
  return { size, speaks: english ? "english" : "many", format };
}

/** The work of thirty seconds of speech, comparable between models of one kind of device; undefined for an unknown size. */
export function costOf(name: string, device: DeviceName): number | undefined {
  // Whatever it speaks: a token more or less in the vocabulary is no work.
  const dims = publishedDimensions(partsOf(name).size, "many");
  return dims && costOfDims(dims, device);
}

/** The same for a model whose shape is known. */
export function costOfDims(dims: ModelDimensions, device: DeviceName): number {
  const { window, step } = workOf(dims);
  return window + stepWeights[device] * tokens * step;
}
