import { isRecord } from "../../convert/json";
import { printable } from "../../convert/sourceFile";
import { corrupt, format } from "../../files/byteReader";

/** What a tokenizer's files say of a vocabulary. */
export interface Vocabulary {
  /** Bytes of the text tokens by id, as a ggml file lists them. */
  readonly tokens: readonly Uint8Array[];
  /** Tokens up to the last timestamp, without those that a fine-tune added; undefined where nothing says. */
  readonly size: number | undefined;
}

/** Text tokens that every ggml file lists; the last one is empty, or the end of text where English is all there is. */
export const textTokens = 50257;
/** No vocabulary has more than its text tokens, its special ones and some thousands of a fine-tune's. */
const mostTokens = 1 << 17;
/** "<|notimestamps|>" is followed by so many timestamps. */
const timestamps = 1501;

/** Reads tokenizer.json of a tokenizer that merges bytes, as all of Whisper's are. Throws `model-corrupt`. */
export function vocabularyOfTokenizer(json: Readonly<Record<string, unknown>>): Vocabulary {
  const { model, added_tokens: added } = json;
  if (!isRecord(model) || !isRecord(model.vocab)) throw corrupt("tokenizer.json has no vocabulary of byte pairs.");
  const special = (Array.isArray(added) ? added : []).map((one: unknown) =>
    isRecord(one) ? ([one.content, one.id] as const) : ([undefined, undefined] as const),
  );
  return vocabularyOf([...Object.entries(model.vocab), ...special]);
}

/** Reads vocab.json, and added_tokens.json where there is one. Throws `model-corrupt`. */
export function vocabularyOfFiles(
  vocab: Readonly<Record<string, unknown>>,
  added: Readonly<Record<string, unknown>>,
): Vocabulary {
  return vocabularyOf([...Object.entries(vocab), ...Object.entries(added)]);
}

/** The vocabulary that lists its tokens by id. Throws `model-corrupt`. */
export function vocabularyOfList(list: readonly string[]): Vocabulary {
  return vocabularyOf(list.map((text, id) => [text, id] as const));
}

function vocabularyOf(entries: readonly (readonly [text: unknown, id: unknown])[]): Vocabulary {
  if (entries.length > mostTokens)
    throw corrupt(`The model lists ${format(entries.length)} tokens; fewer were expected.`);
  const ids = new Map<string, number>();
  const texts: string[] = new Array(textTokens);
  for (const [text, id] of entries) {
    if (typeof text !== "string" || typeof id !== "number" || !Number.isInteger(id) || id < 0) continue;
    ids.set(text, id);
    if (id < textTokens) texts[id] ??= text;
  }
  return { tokens: tokensOf(texts), size: sizeOf(ids) };
}

/** The bytes of all tokens, which lie one behind the other in memory. */
function tokensOf(texts: readonly (string | undefined)[]): readonly Uint8Array[] {
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + (text?.length ?? 0), 0));
  let at = 0;
  return Array.from(texts, (text, id) => {
    const from = at;
    // The last one, which no text ever has, is left out by some.
    if (text === undefined && id !== textTokens - 1) throw corrupt(`The model's tokenizer lacks token ${format(id)}.`);
    for (const letter of text ?? "") {
      const byte = byteOf.get(letter);
      if (byte === undefined)
        throw corrupt(`Token ${format(id)} of the model, "${printable(text ?? "")}", stands for no bytes.`);
      bytes[at++] = byte;
    }
    return bytes.subarray(from, at);
  });
}

function sizeOf(ids: ReadonlyMap<string, number>): number | undefined {
  const last = ids.get("<|notimestamps|>");
  return last === undefined ? undefined : last + 1 + timestamps;
}

/** Each byte as the letter that stands for it in a vocabulary of byte pairs (GPT-2's encoder.py, bytes_to_unicode). */
export const letterOf: readonly string[] = (() => {
  const isShown = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isShown(byte) ? byte : next++));
})();

const byteOf: ReadonlyMap<string, number> = new Map(letterOf.map((letter, byte) => [letter, byte]));
