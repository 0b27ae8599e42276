import type { Segment, Word } from "../types";

/** What was read of a file. */
export interface Imported {
  readonly segments: readonly Segment[];
  readonly language: string | undefined;
}

/** What is known of a stretch of text; all of it may be anything. */
export interface Stretch {
  readonly start: unknown;
  readonly end: unknown;
  readonly text: unknown;
  readonly words?: unknown;
  readonly speaker?: unknown;
  /** Who else speaks in it. */
  readonly also?: unknown;
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** Seconds; no recording is longer. */
const latest = 1_000_000;
/** Characters of a segment and of a name. */
const longestText = 20_000;
const longestName = 200;
const mostWords = 5_000;

export type Kept = Readonly<Record<string, unknown>>;

export function recordOf(value: unknown): Kept {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Kept) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A segment of what has a place and a text; undefined: it has not. */
export function segmentOf({ start, end, text, words, speaker, also, figures = {} }: Stretch): Segment | undefined {
  const from = secondOf(start);
  if (from === undefined || typeof text !== "string" || text.length > longestText) return undefined;
  const to = Math.max(from, secondOf(end) ?? from);
  const said = wordsOf(words, text);
  return {
    seek: Math.round(from * 100),
    start: from,
    end: to,
    text,
    tokens: listOf(figures["tokens"]).filter((token) => Number.isSafeInteger(token)) as readonly number[],
    temperature: numberOf(figures["temperature"]),
    avgLogprob: numberOf(figures["avg_logprob"]),
    compressionRatio: numberOf(figures["compression_ratio"]),
    noSpeechProb: numberOf(figures["no_speech_prob"]),
    ...(said && { words: said }),
    ...(isName(speaker) && { speaker: speaker.trim().slice(0, longestName) }),
    ...(isName(also) && { also: also.trim().slice(0, longestName) }),
  };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** Words whose texts are those of the segment, one after the other; others would point at the wrong places. */
function wordsOf(value: unknown, text: string): readonly Word[] | undefined {
  const list = listOf(value);
  if (list.length === 0 || list.length > mostWords) return undefined;
  const words: Word[] = [];
  let at = 0;
  let last = 0;
  for (const one of list) {
    const { word, start, end, probability } = recordOf(one);
    const from = secondOf(start);
    if (typeof word !== "string" || from === undefined) return undefined;
    const found = text.indexOf(word.trim(), at);
    if (found < 0) return undefined;
    at = found + word.trim().length;
    last = Math.max(last, from);
    const sure = numberOf(probability, 1);
    words.push({
      word,
      start: last,
      end: Math.max(last, secondOf(end) ?? last),
      probability: Math.min(1, Math.max(0, sure)),
    });
  }
  return words;
}

function secondOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value <= latest ? Math.max(0, value) : undefined;
}

function numberOf(value: unknown, otherwise = 0): number {
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}

/** Lines of a subtitle as they are said: one after the other, apart by a space where writing has spaces. */
export function asSaid(lines: readonly string[]): string {
  let text = "";
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== "")) {
    text += withoutSpaces.test(line) ? line : ` ${line}`;
  }
  return text;
}

const withoutSpaces =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
