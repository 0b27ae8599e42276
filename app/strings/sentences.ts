import type { LanguageCode } from "./languages";

/** What one says to see whether words are heard right, each in its own language. */
const sentences: Readonly<Record<LanguageCode, string>> = {
  en: "Two lamps, one keeper",
  de: "Zwei Lampen, ein Wärter",
  es: "Dos lámparas, un farero",
  fr: "Deux lampes, un gardien",
  // Models write simplified or traditional letters as they like: these are the same in both.
  "zh-Hans": "海上有月光，山上有火光",
  // Without numbers and words that are written in several ways.
  ja: "窓の外に海が見えます",
};

/** A sentence to say, with its language as openai/whisper's tokenizer.py names it. */
export interface Sentence {
  readonly language: string;
  readonly text: string;
}

/** Whether there is a sentence in a spoken language, by Whisper's code of it. */
export function hasSentence(language: string): boolean {
  return Object.hasOwn(sentences, codeOf(language));
}

/** The sentence in the language that is spoken, or in the page's where that is not known or has none. */
export function sentenceFor(spoken: string | undefined, page: string): Sentence {
  const code = codeOf([spoken, page].find((one) => one !== undefined && hasSentence(one)) ?? "en");
  return { language: code === "zh-Hans" ? "zh" : code, text: sentences[code] };
}

/** Whisper knows one Chinese. */
function codeOf(language: string): LanguageCode {
  return (language === "zh" ? "zh-Hans" : language) as LanguageCode;
}
