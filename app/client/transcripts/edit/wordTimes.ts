import { diffArrays } from "diff";

/** A stretch of text with its times: a word, or where those are not known what stands between two spaces. */
export interface TimedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A word of a changed text. */
export interface RetimedWord extends TimedText {
  /** Index of the word that it was, or whose place it took. */
  readonly of: number;
  /** "same": that word as it was, with its times. */
  readonly is: "same" | "changed";
}

/** A character of a script without spaces, a word, or a sign, each with the white space before it. */
const atom =
  /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}'’_]+|\S)|\s+$/gu;
/** What may stand beside a word without being a part of it. */
const apart =
  /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A word that stands in the changed text as it was: its index, and where it begins there. */
interface Kept {
  readonly word: number;
  readonly at: number;
}

/**
 * The words of a text that was changed. Unchanged ones keep their times (what is unchanged is found by Myers' algorithm); as
 * many new ones as there were old ones take theirs, any other number shares the time between the unchanged ones beside them.
 */
export function retime(old: readonly TimedText[], text: string): readonly RetimedWord[] {
  const kept = keptWords(old, text);
  const result: RetimedWord[] = [];
  let [at, next] = [0, 0];
  for (const { word, at: place } of [...kept, { word: old.length, at: text.length }]) {
    result.push(...share(old, { from: next, to: word }, text.slice(at, place)));
    const same = old[word];
    if (same) result.push({ ...same, of: word, is: "same" });
    at = place + (same?.text.length ?? 0);
    next = word + 1;
  }
  return withoutLoneSpaces(result);
}

/** New text in the place of the old words of a range, which may be empty. */
function share(
  old: readonly TimedText[],
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
): readonly RetimedWord[] {
  const texts = text.match(/\s*\S+|\s+$/g) ?? [];
  const places = old.slice(from, to);
  if (texts.length === places.length) {
    return places.map((place, index) => ({ ...place, text: texts[index] as string, of: from + index, is: "changed" }));
  }
  const [before, after] = [old[from - 1], old[to]];
  const start = places[0]?.start ?? before?.end ?? after?.start ?? 0;
  const end = Math.max(start, places.at(-1)?.end ?? after?.start ?? start);
  const beside = before ? from - 1 : from;
  let passed = 0;
  return texts.map((piece, index) => {
    const begins = start + ((end - start) * passed) / text.length;
    passed += piece.length;
    const of = places.length > 0 ? from + Math.floor((index * places.length) / texts.length) : beside;
    return { text: piece, start: begins, end: start + ((end - start) * passed) / text.length, of, is: "changed" };
  });
}

/** White space alone is no word: it goes to the one before it. */
function withoutLoneSpaces(words: readonly RetimedWord[]): readonly RetimedWord[] {
  const result: RetimedWord[] = [];
  for (const word of words) {
    const last = result.at(-1);
    if (last && word.text.trim() === "")
      result[result.length - 1] = { ...last, text: last.text + word.text, is: "changed" };
    else result.push(word);
  }
  return result;
}

/** The words that stand in a text as they were, in order. Most of a text was not touched: only its middle is compared. */
function keptWords(old: readonly TimedText[], text: string): readonly Kept[] {
  let [head, headEnd] = [0, 0];
  for (; head < old.length && text.startsWith(textOf(old, head), headEnd); head++) headEnd += textOf(old, head).length;
  if (head === old.length && headEnd === text.length) return placesOf(old, 0, old.length, 0);
  let [tail, tailStart] = [old.length, text.length];
  while (
    tail > head &&
    tailStart - textOf(old, tail - 1).length >= headEnd &&
    text.endsWith(textOf(old, tail - 1), tailStart)
  ) {
    tail--;
    tailStart -= textOf(old, tail).length;
  }
  // What touches the middle may go on in it.
  if (head > 0) headEnd -= textOf(old, --head).length;
  if (tail < old.length) tailStart += textOf(old, tail++).length;
  return [
    ...placesOf(old, 0, head, 0),
    ...keptInMiddle(old.slice(head, tail), text.slice(headEnd, tailStart)).map(({ word, at }) => ({
      word: word + head,
      at: at + headEnd,
    })),
    ...placesOf(old, tail, old.length, tailStart),
  ];
}

function textOf(words: readonly TimedText[], index: number): string {
  return words[index]?.text ?? "";
}

function placesOf(old: readonly TimedText[], from: number, to: number, at: number): readonly Kept[] {
  let place = at;
  return old.slice(from, to).map(({ text }, index) => {
    const kept = { word: from + index, at: place };
    place += text.length;
    return kept;
  });
}

function keptInMiddle(old: readonly TimedText[], text: string): readonly Kept[] {
  const were = old.map((word) => word.text.match(atom) ?? []);
  const are = text.match(atom) ?? [];
  const places = atomPlaces(were.flat(), are);
  const offsets = are.map(() => 0);
  for (let index = 1; index < are.length; index++) {
    offsets[index] = (offsets[index - 1] as number) + (are[index - 1] as string).length;
  }
  let first = 0;
  return were.flatMap((atoms, word) => {
    const [from, at] = [first, places[first]];
    first += atoms.length;
    if (at === undefined || atoms.some((_, index) => places[from + index] !== at + index)) return [];
    const end = at + atoms.length;
    const opens = at === 0 || places[from - 1] === at - 1 || isApart(are[at - 1], are[at]);
    const closes = end === are.length || places[from + atoms.length] === end || isApart(are[end - 1], are[end]);
    return opens && closes ? [{ word, at: offsets[at] as number }] : [];
  });
}

/** Whether a word ends between two atoms. */
function isApart(before = "", after = ""): boolean {
  return apart.test(before.at(-1) ?? "") || apart.test(after.at(0) ?? "");
}

/** Where each atom stands in the new text; undefined: nowhere. */
function atomPlaces(were: readonly string[], are: readonly string[]): readonly (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let at = 0;
  for (const { value, added, removed } of diffArrays([...were], [...are])) {
    if (removed) places.push(...value.map(() => undefined));
    else if (!added) places.push(...value.map((_, index) => at + index));
    if (!removed) at += value.length;
  }
  return places;
}
