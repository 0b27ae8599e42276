import type { Transcriber } from "../whisper/transcribe/transcriber";

/**
 * A vocabulary that a test can write by hand: 0…49 are the words " w0" … " w49" (but 0 is a space and 1 is nothing),
 * 50 is end-of-text, 51…57 the other specials, 58 is timestamp zero.
 */
export const fakeTokenizer: Transcriber["tokenizer"] = {
  isMultilingual: false,
  numLanguages: 0,
  encode: () => [],
  splitToWordTokens: () => ({ words: [], wordTokens: [] }),
  eot: 50,
  sot: 51,
  translate: 52,
  transcribe: 53,
  sotLm: 54,
  sotPrev: 55,
  noSpeech: 56,
  noTimestamps: 57,
  timestampBegin: 58,
  nonSpeechTokens: [7, 3],
  sotSequence: () => [51],
  decode: (tokens: readonly number[]) =>
    tokens
      .filter((token) => token < 58)
      .map((token) => (token === 0 ? " " : token === 1 ? "" : ` w${token}`))
      .join(""),
};

/** Tokens of the fake vocabulary: timestamps + 1500 of 20 ms. */
export const fakeVocab = 58 + 1501;

/** The timestamp token of a time in seconds. */
export function at(seconds: number): number {
  return 58 + Math.round(seconds / 0.02);
}
