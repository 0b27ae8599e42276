import type { DeviceName } from "../../../engine/index";

/** What a model's name says of it: "small.en-q5_1" is the size "small" for English alone, in numbers of the format "q5_1". */
export interface ModelParts {
  readonly size: string;
  readonly speaks: "english" | "many";
  /** "f16" where the name has none. */
  readonly format: string;
}

/** Sizes of a model that its work follows from; names are openai/whisper's. */
export interface Architecture {
  readonly nAudioState: number;
  readonly nAudioLayer: number;
  readonly nTextLayer: number;
}

const nAudioCtx = 1500;
const nVocab = 51865;
/** Tokens of thirty seconds of ordinary speech: about 75 words. */
const tokens = 100;
/**
 * How many operations of the encoder take as long as one of a decoding step. A step waits: on a processor for its weights to
 * be read, on a graphics card, which multiplies far faster, for every start and answer; there between ten and some hundreds.
 */
const stepWeights: Readonly<Record<DeviceName, number>> = { cpu: 2, webgpu: 30 };

const architecture = (nAudioState: number, nAudioLayer: number, nTextLayer: number): Architecture => ({
  nAudioState,
  nAudioLayer,
  nTextLayer,
});

/** The sizes that were published, from the one that makes most mistakes to the one that makes fewest; then the distilled ones. */
const architectures: ReadonlyMap<string, Architecture> = new Map([
  ["tiny", architecture(384, 4, 4)],
  ["base", architecture(512, 6, 6)],
  ["small", architecture(768, 12, 12)],
  ["medium", architecture(1024, 24, 24)],
  ["large-v3-turbo", architecture(1280, 32, 4)],
  ["large-v2", architecture(1280, 32, 32)],
  ["large-v3", architecture(1280, 32, 32)],
  ["distil-small", architecture(768, 12, 4)],
  ["distil-medium", architecture(1024, 24, 2)],
  ["distil-large-v3", architecture(1280, 32, 2)],
]);

/** The sizes in the order in which they are shown and one is recommended. */
export const sizesInOrder: readonly string[] = [...architectures.keys()];

/** The sizes of a published model; undefined for a name of the user's own. */
export function architectureOf(size: string): Architecture | undefined {
  return architectures.get(size);
}

/** Takes a model's name apart; a name of the user's own is a size that nobody knows. */
export function partsOf(name: string): ModelParts {
  const [, stem = name, format = "f16"] = /^(.*?)(?:-(q\d_\d|f16|f32))?$/.exec(name) ?? [];
  const [, size = stem, english] = /^(.*?)(\.en)?$/.exec(stem) ?? [];
  return { size, speaks: english ? "english" : "many", format };
}

/** The work of thirty seconds of speech, comparable between models of one kind of device; undefined for an unknown size. */
export function costOf(name: string, device: DeviceName): number | undefined {
  const found = architectures.get(partsOf(name).size);
  if (found === undefined) return undefined;
  const { nAudioState: d, nAudioLayer, nTextLayer } = found;
  const encoder = nAudioLayer * (12 * nAudioCtx * d ** 2 + 2 * nAudioCtx ** 2 * d);
  const crossKeys = nTextLayer * 2 * nAudioCtx * d ** 2;
  const step = nTextLayer * (14 * d ** 2 + 2 * nAudioCtx * d) + nVocab * d;
  return encoder + crossKeys + stepWeights[device] * tokens * step;
}
