import { milliseconds } from "../export/milliseconds";
import { strip } from "../strip";
import type { Segment, Word } from "../types";
import { textWidth } from "./width";

/** What no line break divides: mostly a word with the signs beside it. Times in whole milliseconds. */
export interface Unit {
  readonly words: readonly Word[];
  /** The words' text, white space around it gone. */
  readonly text: string;
  readonly width: number;
  readonly isSpaced: boolean;
  readonly start: number;
  readonly end: number;
  readonly ends: "sentence" | "clause" | "word";
  /** Whether a caption has to begin here: another voice speaks, a paragraph begins, or it was silent long. */
  readonly begins: boolean;
}

/** Milliseconds of silence after which no caption goes on. */
const longPause = 2000;

const closing = `["'”’»)\\]」』）】》〉]*$`;
const sentenceEnd = new RegExp(`[.!?…。！？؟।]${closing}`, "u");
const clauseEnd = new RegExp(`[,;:—–、，；：،؛]${closing}`, "u");

/** Scripts without spaces, in which a line may break between words all the same. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}。、！？，；：」』）】》〉ー]/u;
/** What no line begins with, and what none ends with. */
const notFirst = /^[\p{Pe}\p{Pf}\p{Po}\p{Mn}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const notLast = /[\p{Ps}\p{Pi}]$/u;

/** The units of a text in the order of its times. Words that nobody timed share their segment's time by their length. */
export function unitsOf(segments: readonly Segment[]): readonly Unit[] {
  const units: Unit[] = [];
  let speaker: string | undefined;
  let [now, end, before] = [0, 0, ""];
  for (const segment of segments.toSorted((a, b) => a.start - b.start)) {
    let isFirst = true;
    for (const words of groupsOf(timedWords(segment))) {
      const raw = words.map(({ word }) => word).join("");
      const text = raw.replace(/\s+/g, " ").trim();
      if (text === "") continue;
      const start = Math.max(now, milliseconds(words[0]?.start ?? 0));
      const isOther = isFirst && (segment.speaker !== speaker || segment.paragraph === "begins");
      const begins = units.length > 0 && (isOther || start - end >= longPause);
      now = start;
      end = words.reduce((last, word) => Math.max(last, milliseconds(word.end)), start);
      const isSpaced = /^\s/.test(raw) || /\s$/.test(before) || (isFirst && !areJoined(before, raw));
      units.push({ words, text, width: textWidth(text), isSpaced, start, end, ends: endOf(text), begins });
      isFirst = false;
      speaker = segment.speaker;
      before = raw;
    }
  }
  return units;
}

/** Whether a text ends in a script without spaces. */
export function endsUnspaced(text: string): boolean {
  return unspaced.test([...text].at(-1) ?? "");
}

/** Texts of segments, which may come without the space between them, in scripts that have none. */
function areJoined(before: string, text: string): boolean {
  return endsUnspaced(before) || unspaced.test([...text][0] ?? "");
}

function endOf(text: string): Unit["ends"] {
  return sentenceEnd.test(text) ? "sentence" : clauseEnd.test(text) ? "clause" : "word";
}

function timedWords({ words, text, start, end }: Segment): readonly Word[] {
  if (words && strip(words.map(({ word }) => word).join("")) === strip(text)) return words;
  const pieces = [...segmenter().segment(text)].map(({ segment }) => segment);
  const whole = textWidth(text) || 1;
  let said = 0;
  return pieces.map((word) => {
    const from = said;
    said += textWidth(word);
    const at = (width: number) => start + ((end - start) * width) / whole;
    return { word, start: at(from), end: at(said), probability: 0 };
  });
}

/** Words put together between which no line may break. */
function groupsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const text = words.map(({ word }) => word).join("");
  const places = unspaced.test(text) ? placesOf(text) : undefined;
  const groups: Word[][] = [];
  let at = 0;
  let before = "";
  for (const word of words) {
    const group = groups.at(-1);
    if (group && !mayBreak(before, word.word, places?.has(at) ?? false)) group.push(word);
    else groups.push([word]);
    at += word.word.length;
    before = word.word;
  }
  return groups;
}

/** `isPlace`: whether a word ends here, as far as that can be told in scripts without spaces. */
function mayBreak(before: string, word: string, isPlace: boolean): boolean {
  // White space alone goes with what is behind it.
  if (/^\s+$/.test(before)) return false;
  if (/^\s/.test(word) || /\s$/.test(before)) return true;
  return isPlace && areJoined(before, word) && !notFirst.test(word) && !notLast.test(before);
}

/** Where words begin in a text. */
function placesOf(text: string): ReadonlySet<number> {
  return new Set([...segmenter().segment(text)].map(({ index }) => index));
}

let made: Intl.Segmenter | undefined;
/** Words of any language: which one makes no difference to where they end. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter("en", { granularity: "word" });
  return made;
}
