import { Tiktoken } from "js-tiktoken/lite";

/**
 * GPT-2's pattern that cuts text before byte pairs merge (openai/whisper tokenizer.py, pat_str). White space is written
 * as the Unicode property because JavaScript's \s differs from it in U+0085 and U+FEFF.
 */
const piecePattern =
  "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\p{White_Space}\\p{L}\\p{N}]+|\\p{White_Space}+(?!\\P{White_Space})|\\p{White_Space}+";
/** Merging takes time with the square of the bytes: a piece longer than this, which no speech has, is cut. */
const longestPiece = 300;

/** Encodes text as byte-pair tokens; control-token look-alikes such as "<|en|>" are ordinary text. */
export type Encode = (text: string) => number[];

/**
 * An encoder for a vocabulary: tokens[id] are the bytes of token id, and a lower id merges first.
 *
 * With `alphabet` it knows only tokens of these bytes, which encodes text of these bytes the same and is built in a
 * fraction of the time, because byte pairs never look beyond the bytes at hand.
 */
export function bytePairEncoder(tokens: readonly Uint8Array[], alphabet?: ReadonlySet<number>): Encode {
  const tiktoken = new Tiktoken({
    pat_str: piecePattern,
    special_tokens: {},
    bpe_ranks: packRanks(tokens, alphabet),
  });
  const pieces = new RegExp(piecePattern, "gu");
  const encodePiece = (piece: string) => tiktoken.encode(piece, [], []);
  // A vocabulary that lacks a byte yields undefined for it.
  return (text) => (text.match(pieces) ?? []).flatMap(cutLong).flatMap(encodePiece).filter(Number.isInteger);
}

/** js-tiktoken's format: lines of "! firstRank token token …" with the tokens in base64. */
function packRanks(tokens: readonly Uint8Array[], alphabet: ReadonlySet<number> | undefined): string {
  if (alphabet === undefined) return `! 0 ${tokens.map(base64).join(" ")}`;
  const lines: string[] = [];
  tokens.forEach((token, id) => {
    if (token.every((byte) => alphabet.has(byte))) lines.push(`! ${id} ${base64(token)}`);
  });
  return lines.join("\n");
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function cutLong(piece: string): string[] {
  if (piece.length <= longestPiece) return [piece];
  return piece.match(new RegExp(`.{1,${longestPiece}}`, "gsu")) ?? [];
}
