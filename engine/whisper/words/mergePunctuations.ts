import { strip } from "../../transcript/strip";
import type { WordTiming } from "./findAlignment";

/** Punctuation that belongs to the word after it, and to the word before it. */
export interface Punctuations {
  readonly prepended: string;
  readonly appended: string;
}

/** openai/whisper's prepend_punctuations and append_punctuations. */
export const defaultPunctuations: Punctuations = {
  prepended: "\"'“¿([{-",
  appended: "\"'.。,，!！?？:：”)]}、",
};

/**
 * Joins punctuation with the word that it belongs to; the word keeps its times.
 *
 * The punctuation keeps its place and times too, but without text and tokens. A word is punctuation where the list
 * contains it, as one character or as several in a row; so is a word without text.
 * Source: openai/whisper timing.py, merge_punctuations.
 */
export function mergePunctuations(
  alignment: readonly WordTiming[],
  { prepended, appended }: Punctuations,
): readonly WordTiming[] {
  const words = [...alignment];
  let following = words.length - 1;
  for (let i = words.length - 2; i >= 0; i--) {
    const { word } = words[i]!;
    if (word.startsWith(" ") && prepended.includes(strip(word))) join(words, i, following, "second");
    else following = i;
  }
  let previous = 0;
  for (let i = 1; i < words.length; i++) {
    if (!words[previous]!.word.endsWith(" ") && appended.includes(words[i]!.word)) join(words, previous, i, "first");
    else previous = i;
  }
  return words;
}

/** Gives one of two words the text and tokens of both, and the other none. */
function join(words: WordTiming[], first: number, second: number, keeper: "first" | "second"): void {
  const [a, b] = [words[first]!, words[second]!];
  const both = { word: a.word + b.word, tokens: [...a.tokens, ...b.tokens] };
  const none = { word: "", tokens: [] };
  words[first] = { ...a, ...(keeper === "first" ? both : none) };
  words[second] = { ...b, ...(keeper === "second" ? both : none) };
}
