import { framesPerSecond, type Word } from "../../../../engine/index";
import type { TranscriptSegment } from "../types";
import { hasTimes, withOriginal } from "./rewrite";

/** Divides some of all segments before a character of their text. One that it lies in becomes two, of which the second has a new number. */
export function divide(
  segments: readonly TranscriptSegment[],
  place: number,
  all: readonly TranscriptSegment[],
): readonly [readonly TranscriptSegment[], readonly TranscriptSegment[]] {
  let begins = 0;
  const at = segments.findIndex(({ text }) => {
    if (begins + text.length > place) return true;
    begins += text.length;
    return false;
  });
  const segment = segments[at];
  if (segment === undefined) return [segments, []];
  // Only white space would be left of it.
  if (segment.text.slice(0, place - begins).trim() === "") return [segments.slice(0, at), segments.slice(at)];
  const id = all.reduce((most, one) => Math.max(most, one.id), -1) + 1;
  const [left, right] = inTwo(segment, place - begins);
  const partOf = segment.partOf ?? segment.id;
  const part = partBehind(segment, all);
  const { original: _, ...rest } = right;
  return [
    [...segments.slice(0, at), left],
    [{ ...rest, id, partOf, part }, ...segments.slice(at + 1)],
  ];
}

/** A place between that of a part and that of the one behind it. */
function partBehind(segment: TranscriptSegment, all: readonly TranscriptSegment[]): number {
  const { part = 0 } = segment;
  const next = all[all.indexOf(segment) + 1];
  const isSibling = next?.part !== undefined && next.partOf === (segment.partOf ?? segment.id);
  return isSibling ? (part + (next.part as number)) / 2 : part + 1;
}

function inTwo(whole: TranscriptSegment, place: number): readonly [TranscriptSegment, TranscriptSegment] {
  const segment = withOriginal(whole);
  const { text, start, end, words } = segment;
  const texts = { left: text.slice(0, place), right: text.slice(place) };
  if (!words || !hasTimes(segment)) {
    const { words: _, ...rest } = segment;
    const cut = start + ((end - start) * place) / text.length;
    return [
      { ...rest, text: texts.left, tokens: [], end: cut },
      { ...rest, text: texts.right, tokens: [], start: cut, seek: Math.round(framesPerSecond * cut) },
    ];
  }
  const [left, right] = wordsAt(words, place);
  const cut = { end: left.at(-1)?.end ?? start, start: right[0]?.start ?? end };
  return [
    { ...segment, text: texts.left, tokens: [], words: left, end: Math.max(start, cut.end) },
    {
      ...segment,
      text: texts.right,
      tokens: [],
      words: right,
      start: Math.min(end, cut.start),
      seek: Math.round(framesPerSecond * cut.start),
    },
  ];
}

/** Words before and behind a character; one that it lies in becomes two, with the share of its time that its letters have. */
function wordsAt(words: readonly Word[], place: number): readonly [readonly Word[], readonly Word[]] {
  const [left, right]: [Word[], Word[]] = [[], []];
  let begins = 0;
  for (const word of words) {
    const ends = begins + word.word.length;
    if (ends <= place) left.push(word);
    else if (begins >= place) right.push(word);
    else {
      const cut = word.start + ((word.end - word.start) * (place - begins)) / word.word.length;
      left.push({ ...word, word: word.word.slice(0, place - begins), end: cut });
      right.push({ ...word, word: word.word.slice(place - begins), start: cut });
    }
    begins = ends;
  }
  return [left, right];
}
