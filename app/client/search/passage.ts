import type { TranscriptSegment } from "../transcripts/types";
import { eachTerm, fits, type Query } from "./terms";

/** A piece of text around what was found, and the place of that in it. */
export interface Passage {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Second at which it is said. */
  readonly start: number;
}

/** Characters that stand before what was found, so that a phone shows both in two lines, and in all. */
const mostBefore = 36;
const mostCharacters = 220;

type Said = Pick<TranscriptSegment, "id" | "text" | "start" | "words">;

/** The passage of a segment's first match with a query; `segments` are it and those around it, in order. */
export function passageOf(segments: readonly Said[], id: number, query: Query): Passage | undefined {
  const at = segments.findIndex((segment) => segment.id === id);
  const hit = segments[at];
  if (hit === undefined) return undefined;
  const before = segments.slice(0, at).map(({ text }) => text);
  const after = segments.slice(at).map(({ text }) => text);
  const offset = before.reduce((sum, text) => sum + text.length, 0);
  const [from, to] = placeIn(after.join(""), hit.text.length, query);
  const start = secondAt(hit, from);
  return { ...cut([...before, ...after].join(""), offset + from, offset + to), start };
}

/** The first place in a text that fits and begins before `end`; the terms one after the other, or else any of them. */
function placeIn(text: string, end: number, query: Query): readonly [from: number, to: number] {
  const terms: { readonly term: string; readonly from: number; readonly to: number }[] = [];
  eachTerm(text, (term, from, to) => terms.push({ term, from, to }));
  const count = query.terms.length;
  const phrase = terms.findIndex(
    ({ from }, i) => from < end && query.terms.every((_, k) => fits(query, k, terms[i + k]?.term ?? "")),
  );
  const first = terms[phrase];
  if (first) return [first.from, terms[phrase + count - 1]?.to ?? first.to];
  const any = terms.find(({ term }) => query.terms.some((wanted) => term.startsWith(wanted)));
  return any ? [any.from, any.to] : [0, 0];
}

/** When the character of a segment's text is said: by its words where their times are known. */
function secondAt({ start, text, words = [] }: Said, place: number): number {
  let at = 0;
  for (const { word, start } of words) {
    const found = text.indexOf(word.trim(), at);
    if (found < 0) continue;
    at = found + word.trim().length;
    if (at > place) return start;
  }
  return start;
}

/** About two lines with the place in the first. */
function cut(text: string, from: number, to: number): Omit<Passage, "start"> {
  const lead = text.length - text.trimStart().length;
  let begin = lead;
  if (from - begin > mostBefore) {
    const space = text.indexOf(" ", from - mostBefore);
    begin = space >= 0 && space < from ? space + 1 : from;
  }
  const mark = begin > lead ? "…" : "";
  const shown = text.slice(begin, Math.max(to, begin + mostCharacters)).trimEnd();
  const move = mark.length - begin;
  return { text: mark + shown, from: from + move, to: to + move };
}
