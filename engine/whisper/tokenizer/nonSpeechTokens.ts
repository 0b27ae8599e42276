import { bytePairEncoder } from "./bytePairs";

/** Symbols that annotate instead of saying something (openai/whisper tokenizer.py, non_speech_tokens). */
const symbols = [
  ...'"#()*+/:;<=>@[\\]^_`{|}~「」『』',
  ...["<<", ">>", "<<<", ">>>", "--", "---", "-(", "-[", "('", '("', "((", "))", "(((", ")))", "[[", "]]", "{{", "}}"],
  ...["♪♪", "♪♪♪"],
];
/** Of these the first token goes even where they are several: all characters that begin so are of this kind. */
const musicalSymbols = [..."♩♪♫♬♭♮♯"];
/** Fine between words, not at the beginning of one. */
const wordBeginnings = [" -", " '"];

/**
 * Tokens suppressed so that music, brackets and speaker tags are not transcribed, in ascending order
 * (openai/whisper tokenizer.py, non_speech_tokens).
 */
export function nonSpeechTokens(tokens: readonly Uint8Array[]): readonly number[] {
  const alphabet = new Set(new TextEncoder().encode([...symbols, ...musicalSymbols, ...wordBeginnings].join("")));
  const encode = bytePairEncoder(tokens, alphabet);
  const found = new Set(wordBeginnings.flatMap((text) => encode(text).slice(0, 1)));
  for (const symbol of [...symbols, ...musicalSymbols]) {
    for (const text of [symbol, ` ${symbol}`]) {
      const [first, ...rest] = encode(text);
      if (first !== undefined && (rest.length === 0 || musicalSymbols.includes(symbol))) found.add(first);
    }
  }
  return [...found].sort((a, b) => a - b);
}
