import type { HeardWord } from "../stream/hearing";

/** Words, one a second from `from` on, and punctuation, which takes no time, out of a text with spaces between them. */
export function itemsOf(text: string, from = 0): readonly HeardWord[] {
  let second = from;
  return text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const isWord = /[\p{L}\p{N}]/u.test(part);
      const start = second;
      if (isWord) second++;
      return { word: isWord ? ` ${part}` : part, state: [tokenOf(part)], start, end: second, probability: 0.9 };
    });
}

/** The same token for the same text. */
function tokenOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (31 * sum + (character.codePointAt(0) ?? 0)) % 40_000;
  return sum;
}
