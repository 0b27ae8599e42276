import type { Word } from "../types";
import type { Caption } from "./layOut";
import { breakLines } from "./lines";
import { type CaptionRules, millisecondsOf } from "./rules";
import { endsUnspaced, unitsOf } from "./units";

/** A text that somebody wrote, broken into lines as captions are. */
export function brokenText(text: string, rules: CaptionRules): string {
  const plain = { seek: 0, start: 0, end: 1, tokens: [], temperature: 0, avgLogprob: 0, compressionRatio: 1 };
  const units = unitsOf([{ ...plain, noSpeechProb: 0, text }]);
  return breakLines(units, rules)
    .map((line) => line.map(({ text, isSpaced }, i) => (i > 0 && isSpaced ? ` ${text}` : text)).join(""))
    .join("\n");
}

/**
 * The words of a caption as they stand in its text, with the white space before each; undefined where the text says something
 * else than the words.
 */
export function wordsIn(words: readonly Word[], text: string): readonly Word[] | undefined {
  let at = 0;
  const found: Word[] = [];
  for (const word of words) {
    const said = word.word.trim();
    const place = text.indexOf(said, at);
    if (place < 0 || text.slice(at, place).trim() !== "") return undefined;
    found.push({ ...word, word: text.slice(at, place + said.length) });
    at = place + said.length;
  }
  return text.slice(at).trim() === "" ? found : undefined;
}

/**
 * Divides a caption before a character of its text: the second part comes with its first word, or, where the text says something
 * else than the words, after as much of the time as of the text. Undefined where one of the parts would say nothing.
 */
export function splitCaption(
  caption: Caption,
  offset: number,
  rules: CaptionRules,
): readonly [Caption, Caption] | undefined {
  const { start, end, text, words, said } = caption;
  const texts = [text.slice(0, offset).trim(), text.slice(offset).trim()] as const;
  if (texts.includes("")) return undefined;
  const next = firstBehind(caption, offset);
  const [before, behind] = [words.slice(0, next), words.slice(next)];
  const exact = wordsIn(words, text) ? behind[0]?.start : undefined;
  const second = within(exact ?? start + ((end - start) * offset) / text.length, start + 0.002, end - 0.001);
  const first = Math.max(start + 0.001, rounded(second - millisecondsOf(rules).gap / 1000));
  const apart = behind[0]?.start ?? second;
  return [
    { start, end: first, text: texts[0], words: before, said: { start: said.start, end: before.at(-1)?.end ?? apart } },
    { start: second, end, text: texts[1], words: behind, said: { start: apart, end: said.end } },
  ];
}

/** Makes one caption of two that follow each other; its lines are broken anew. */
export function joinCaptions(first: Caption, second: Caption, rules: CaptionRules): Caption {
  return {
    start: first.start,
    end: Math.max(first.end, second.end),
    text: brokenText(`${first.text}${endsUnspaced(first.text) ? "" : " "}${second.text}`, rules),
    words: [...first.words, ...second.words],
    said: { start: first.said.start, end: Math.max(first.said.end, second.said.end) },
  };
}

/** Index of the first word that stands behind a character of the text. */
function firstBehind({ words, text }: Caption, offset: number): number {
  const shown = wordsIn(words, text);
  if (!shown) return Math.round((words.length * offset) / text.length);
  let at = 0;
  const index = shown.findIndex(({ word }) => {
    const begins = at + word.length - word.trimStart().length;
    at += word.length;
    return begins >= offset;
  });
  return index < 0 ? words.length : index;
}

function within(seconds: number, least: number, most: number): number {
  return rounded(Math.max(least, Math.min(seconds, most)));
}

function rounded(seconds: number): number {
  return Math.round(1000 * seconds) / 1000;
}
