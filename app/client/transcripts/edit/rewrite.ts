import type { Word } from "../../../../engine/index";
import type { TranscriptSegment } from "../types";
import { type RetimedWord, retime, type TimedText } from "./wordTimes";

/** A word of a run of segments. */
interface Piece extends TimedText {
  readonly segment: number;
  /** Undefined where the segment's words have no times: its own are divided by their characters. */
  readonly word: Word | undefined;
}

/** Segments with another text. Each keeps its times; each part of the text stays with the segment that it was said in. */
export function rewrite(segments: readonly TranscriptSegment[], text: string): readonly TranscriptSegment[] {
  const pieces = segments.flatMap(piecesOf);
  const before = segments.map((segment) => segment.text).join("");
  if (before === text) return segments;
  const words = retime(pieces, text);
  return segments.map((segment, index) => {
    const mine = words.filter(({ of }) => (pieces[of]?.segment ?? 0) === index);
    const isSame = mine.every(({ is }) => is === "same") && mine.map((word) => word.text).join("") === segment.text;
    return isSame ? segment : written(segment, { mine, pieces, next: segments[index + 1]?.start });
  });
}

interface Said {
  readonly mine: readonly RetimedWord[];
  readonly pieces: readonly Piece[];
  /** When the segment after it begins. */
  readonly next: number | undefined;
}

function written(segment: TranscriptSegment, { mine, pieces, next = 0 }: Said): TranscriptSegment {
  const { words, ...rest } = segment;
  const text = mine.map((word) => word.text).join("");
  // Tokens are those of the text that was heard.
  const kept = { ...withOriginal(rest, words), text, tokens: [] };
  if (!hasTimes(segment)) return kept;
  // A word in the place of several lasts neither into the segment before nor into the next one.
  const [from, to] = [Math.min(segment.start, words?.[0]?.start ?? segment.start), Math.max(segment.end, next)];
  const inside = (second: number) => Math.min(to, Math.max(from, second));
  const retimed = mine.map(({ text: word, start, end, of, is }): Word => {
    const same = is === "same" ? pieces[of]?.word : undefined;
    // What a person wrote is sure.
    return same ?? { word, start: inside(start), end: inside(end), probability: 1 };
  });
  return { ...kept, end: Math.max(segment.end, retimed.at(-1)?.end ?? 0), words: retimed };
}

/** The segment with what was heard beside it, so that it can be looked at again whatever becomes of the text. */
export function withOriginal(segment: TranscriptSegment, words = segment.words): TranscriptSegment {
  if (segment.original !== undefined || segment.partOf !== undefined) return segment;
  const { text, tokens, speaker, also, start, end } = segment;
  const voices = { ...(speaker !== undefined && { speaker }), ...(also !== undefined && { also }) };
  const original = { text, tokens, start, end, ...(words && { words }), ...voices };
  return { ...segment, original };
}

/** Whether the words of a segment are its text. */
export function hasTimes({ text, words }: TranscriptSegment): boolean {
  return words !== undefined && words.map(({ word }) => word).join("") === text;
}

function piecesOf(segment: TranscriptSegment, index: number): readonly Piece[] {
  const { text, start, end, words } = segment;
  if (words && hasTimes(segment)) {
    return words.map((word) => ({ text: word.word, start: word.start, end: word.end, segment: index, word }));
  }
  let passed = 0;
  return (text.match(/\s*\S+|\s+$/g) ?? []).map((piece) => {
    const begins = start + ((end - start) * passed) / text.length;
    passed += piece.length;
    return {
      text: piece,
      start: begins,
      end: start + ((end - start) * passed) / text.length,
      segment: index,
      word: undefined,
    };
  });
}
