import { strip } from "../../transcript/strip";

/** Words with the tokens that make each of them. */
export interface WordTokens {
  readonly words: readonly string[];
  readonly wordTokens: readonly (readonly number[])[];
}

/** What splitting needs to know of a tokenizer. */
interface WordDecoder {
  readonly eot: number;
  decodeWithTimestamps(tokens: readonly number[]): string;
}

const languagesWithoutSpaces: ReadonlySet<string> = new Set(["zh", "ja", "th", "lo", "my", "yue"]);
/** Python's string.punctuation. */
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** Splits tokens into words: at spaces, or wherever a character is whole in languages written without spaces. */
export function splitToWordTokens(decoder: WordDecoder, tokens: readonly number[], language: string): WordTokens {
  const characters = splitOnUnicode(decoder, tokens);
  return languagesWithoutSpaces.has(language) ? characters : joinAtSpaces(characters, decoder.eot);
}

/** Cuts after every token that completes a character (openai/whisper tokenizer.py, split_tokens_on_unicode). */
function splitOnUnicode(decoder: WordDecoder, tokens: readonly number[]): WordTokens {
  const whole = decoder.decodeWithTimestamps(tokens);
  const words: string[] = [];
  const wordTokens: number[][] = [];
  let current: number[] = [];
  let offset = 0;
  for (const token of tokens) {
    current.push(token);
    const decoded = decoder.decodeWithTimestamps(current);
    const incomplete = decoded.indexOf("\ufffd");
    // A replacement character that the whole text has at the same place is one that was really said so.
    if (incomplete >= 0 && whole[offset + incomplete] !== "\ufffd") continue;
    words.push(decoded);
    wordTokens.push(current);
    current = [];
    offset += decoded.length;
  }
  return { words, wordTokens };
}

/** Joins what does not begin with a space, is punctuation or a special token (split_tokens_on_spaces). */
function joinAtSpaces(parts: WordTokens, eot: number): WordTokens {
  const words: string[] = [];
  const wordTokens: number[][] = [];
  parts.words.forEach((part, i) => {
    const tokens = parts.wordTokens[i]!;
    const begins = tokens[0]! >= eot || part.startsWith(" ") || punctuation.includes(strip(part));
    if (begins || words.length === 0) {
      words.push(part);
      wordTokens.push([...tokens]);
    } else {
      words[words.length - 1] += part;
      wordTokens[wordTokens.length - 1]!.push(...tokens);
    }
  });
  return { words, wordTokens };
}
