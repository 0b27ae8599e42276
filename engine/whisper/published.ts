import type { ModelDimensions } from "./model/dimensions";
import { languageCodes } from "./tokenizer/languageCodes";

/** Width of the states, and layers of encoder and decoder. */
type Size = readonly [state: number, audioLayers: number, textLayers: number];

/** The sizes that were published, from the one that makes most mistakes to the one that makes fewest; then the distilled ones, and those of one country's language. */
const sizes: ReadonlyMap<string, Size> = new Map<string, Size>([
  ["tiny", [384, 4, 4]],
  ["base", [512, 6, 6]],
  ["small", [768, 12, 12]],
  ["medium", [1024, 24, 24]],
  ["large-v3-turbo", [1280, 32, 4]],
  ["large-v2", [1280, 32, 32]],
  ["large-v3", [1280, 32, 32]],
  ["distil-small", [768, 12, 4]],
  ["distil-medium", [1024, 24, 2]],
  ["distil-large-v3", [1280, 32, 2]],
  ["distil-large-v3.5", [1280, 32, 2]],
  ["kb-whisper-small", [768, 12, 12]],
  ["kb-whisper-large", [1280, 32, 32]],
  ["nb-whisper-small", [768, 12, 12]],
  ["nb-whisper-large", [1280, 32, 32]],
]);

/** Their names, in the order in which they are shown and one is recommended. */
export const publishedSizes: readonly string[] = [...sizes.keys()];

/** Tokens of the vocabulary for English alone, for 99 languages, and with Cantonese besides. */
const vocabulary = { english: 51864, many: 51865, third: 51866 } as const;

/** Dimensions of a published size before its file is here; undefined for another name. Source: openai/whisper, model cards. */
export function publishedDimensions(size: string, speaks: "english" | "many"): ModelDimensions | undefined {
  const found = sizes.get(size);
  if (found === undefined) return undefined;
  const [state, nAudioLayer, nTextLayer] = found;
  const isThird = isOfThird(size);
  const heads = state / 64;
  return {
    nMels: isThird ? 128 : 80,
    nAudioCtx: 1500,
    nAudioState: state,
    nAudioHead: heads,
    nAudioLayer,
    nVocab: isThird ? vocabulary.third : vocabulary[speaks],
    nTextCtx: 448,
    nTextState: state,
    nTextHead: heads,
    nTextLayer,
  };
}

/** Multiplications that a model takes for a window of thirty seconds, and for a decoding step. */
export function workOf({ nAudioCtx, nAudioState, nAudioLayer, nTextState, nTextLayer, nVocab }: ModelDimensions) {
  const encoder = nAudioLayer * (12 * nAudioCtx * nAudioState ** 2 + 2 * nAudioCtx ** 2 * nAudioState);
  const crossKeys = nTextLayer * 2 * nAudioCtx * nTextState ** 2;
  const step = nTextLayer * (14 * nTextState ** 2 + 2 * nAudioCtx * nTextState) + nVocab * nTextState;
  return { window: encoder + crossKeys, step };
}

/** Codes of the languages that a vocabulary of so many tokens has. */
export function languagesOfVocabulary(nVocab: number): readonly string[] {
  if (nVocab < vocabulary.many) return ["en"];
  return languageCodes.slice(0, nVocab - 51766);
}

/**
 * The same, told from a model's name: English alone, or 99 languages, and Cantonese besides in large-v3 and its kin. The models
 * of the libraries of Sweden and of Norway are for the languages that they were trained on.
 */
export function languagesOfName(name: string): readonly string[] {
  if (/\.en\b|^distil-/.test(name)) return ["en"];
  if (name.startsWith("kb-whisper")) return ["sv"];
  if (name.startsWith("nb-whisper")) return ["no", "nn"];
  return languagesOfVocabulary(isOfThird(name) ? vocabulary.third : vocabulary.many);
}

/** large-v3 and what was trained from it. */
function isOfThird(name: string): boolean {
  return /large-v3|^[kn]b-whisper-large/.test(name);
}
