import { SottoError } from "../../errors";
import { bytePairEncoder, type Encode } from "./bytePairs";
import { languageCodes } from "./languageCodes";
import { nonSpeechTokens } from "./nonSpeechTokens";
import { type SpecialTokens, specialTexts, specialTokens } from "./specialTokens";
import { splitToWordTokens, type WordTokens } from "./splitWords";

/** Text to tokens and back, with openai/whisper's names (tokenizer.py, Tokenizer) in camelCase. */
export interface Tokenizer extends SpecialTokens {
  /** Tokens suppressed by default, ascending. */
  readonly nonSpeechTokens: readonly number[];
  /** Token of a language code such as "de". Throws a RangeError for a language that the model does not have. */
  languageToken(code: string): number;
  /** How a transcript begins: start, language and task; English-only models have the start alone. */
  sotSequence(language: string, task: "transcribe" | "translate"): readonly number[];
  /** Text as tokens; "<|en|>" and the like are ordinary text. */
  encode(text: string): readonly number[];
  /** Text of tokens, timestamps left out; bytes that are no UTF-8 become U+FFFD. Unknown ids are left out. */
  decode(tokens: readonly number[]): string;
  /** Text of tokens with timestamps written as "<|1.08|>". */
  decodeWithTimestamps(tokens: readonly number[]): string;
  splitToWordTokens(tokens: readonly number[], language: string): WordTokens;
}

/**
 * The tokenizer of a model: `tokens` are the bytes of its text tokens by id, as a ggml file lists them.
 *
 * The vocabulary's size says whether it is English-only. Throws `model-corrupt` where a text token is missing.
 */
export function createTokenizer(model: { nVocab: number; tokens: readonly Uint8Array[] }): Tokenizer {
  const special = specialTokens(model.nVocab);
  const { sot, timestampBegin } = special;
  if (model.tokens.length < special.eot) {
    throw new SottoError(
      "model-corrupt",
      `The model lists ${model.tokens.length} text tokens; ${special.eot} were expected.`,
    );
  }
  // English-only files list end-of-text among the text tokens.
  const textTokens = model.tokens.slice(0, special.eot);
  const utf8 = new TextEncoder();
  const bytes = [...textTokens, ...specialTexts(special).map((text) => utf8.encode(text))];
  let fullEncoder: Encode | undefined;

  const decodeWithTimestamps = (tokens: readonly number[]) => decodeBytes(bytes, tokens);
  const languageToken = (code: string) => {
    const index = languageCodes.indexOf(code);
    if (index < 0 || index >= special.numLanguages) throw new RangeError(`the model has no language "${code}"`);
    return sot + 1 + index;
  };
  return {
    ...special,
    nonSpeechTokens: nonSpeechTokens(textTokens),
    languageToken,
    sotSequence: (language, task) => (special.isMultilingual ? [sot, languageToken(language), special[task]] : [sot]),
    encode: (text) => {
      // Built when first needed: a prompt needs it, a transcript's first words do not.
      fullEncoder ??= bytePairEncoder(textTokens);
      return fullEncoder(text);
    },
    decode: (tokens) => decodeWithTimestamps(tokens.filter((token) => token < timestampBegin)),
    decodeWithTimestamps,
    splitToWordTokens: (tokens, language) =>
      splitToWordTokens({ eot: special.eot, decodeWithTimestamps }, tokens, language),
  };
}

/** Joins the bytes before decoding them, because a character may be spread over tokens. */
function decodeBytes(bytes: readonly Uint8Array[], tokens: readonly number[]): string {
  const parts = tokens.map((token) => bytes[token] ?? noBytes);
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  utf8Decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return utf8Decoder.decode(joined);
}

const noBytes = new Uint8Array(0);
/** Made when it is needed: an audio thread, which loads this file during development, has none. */
let utf8Decoder: TextDecoder | undefined;
