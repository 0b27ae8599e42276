import { nextParagraph } from "./cutParagraphs";
import { strip } from "./strip";
import type { Segment } from "./types";

/** Text that is read in one go, from `start` to `end` seconds. */
export interface Paragraph<S extends Segment = Segment> {
  readonly start: number;
  readonly end: number;
  /** Without white space at its beginning. */
  readonly text: string;
  /** Seconds without text before it. */
  readonly gap: number;
  /** Whose voice it is, where that is known. */
  readonly speaker: string | undefined;
  /** Who else speaks in it, where two speak at once; undefined: nobody. */
  readonly also?: readonly string[] | undefined;
  /** The segments that say something; their texts are its text. */
  readonly segments: readonly S[];
}

/**
 * Sets segments as paragraphs. One ends at a pause of 2 s, where another voice begins, at the first sentence end after
 * 600 characters or, where no sentence ends, at the longest pause about 900 characters; and wherever the user said so.
 */
export function paragraphsOf<S extends Segment>(segments: readonly S[]): readonly Paragraph<S>[] {
  return growingParagraphs<S>()(segments);
}

/** `paragraphsOf` for text that changes: paragraphs whose segments are those of the call before keep their identity. */
export function growingParagraphs<S extends Segment>(): (segments: readonly S[]) => readonly Paragraph<S>[] {
  let known: readonly S[] = [];
  let set: readonly Paragraph<S>[] = [];
  /** Index of the first segment of each paragraph. */
  let firsts: readonly number[] = [];
  return (segments) => {
    const other = segments.findIndex((segment, index) => segment !== known[index]);
    const changed = other < 0 ? segments.length : other;
    // Where the one before the changed one ends may have depended on what has changed.
    const kept = Math.max(0, firsts.filter((first) => first <= changed).length - 2);
    const starts = firsts.slice(0, kept);
    const result = set.slice(0, kept);
    const delta = segments.length - known.length;
    const tail = sameAtEnd(known, segments);
    const before = new Map(set.slice(kept).map((paragraph) => [paragraph.segments[0], paragraph]));
    for (let first = firsts[kept] ?? 0; first < segments.length; ) {
      // From a beginning that there was before, with nothing but what there was before behind it, all is as it was.
      const place = first >= segments.length - tail ? firsts.indexOf(first - delta) : -1;
      const same = set[place];
      if (same && place >= kept && same.gap === same.start - (result.at(-1)?.end ?? 0)) {
        result.push(...set.slice(place));
        starts.push(...firsts.slice(place).map((one) => one + delta));
        break;
      }
      const next = nextParagraph(segments, first);
      const paragraph = paragraphOf(segments.slice(first, next), result.at(-1)?.end ?? 0);
      if (paragraph) {
        const old = before.get(paragraph.segments[0] as S);
        result.push(old && isSame(old, paragraph) ? old : paragraph);
        starts.push(first);
      }
      first = next;
    }
    [known, set, firsts] = [segments, result, starts];
    return result;
  };
}

/** How many segments at the ends of two lists are the same. */
function sameAtEnd(some: readonly Segment[], others: readonly Segment[]): number {
  let count = 0;
  while (count < Math.min(some.length, others.length) && some.at(-1 - count) === others.at(-1 - count)) count++;
  return count;
}

/** Undefined: none of the segments says anything. */
function paragraphOf<S extends Segment>(all: readonly S[], endBefore: number): Paragraph<S> | undefined {
  const segments = all.filter(({ text }) => strip(text) !== "");
  const [first] = segments;
  if (first === undefined) return undefined;
  const { start, speaker } = first;
  const others = new Set(segments.flatMap(({ also }) => also ?? []));
  return {
    start,
    end: segments.reduce((end, segment) => Math.max(end, segment.end), 0),
    text: segments
      .map(({ text }) => text)
      .join("")
      .trimStart(),
    gap: start - endBefore,
    speaker,
    ...(others.size > 0 && { also: [...others] }),
    segments,
  };
}

function isSame(a: Paragraph, b: Paragraph): boolean {
  return (
    a.gap === b.gap && a.segments.length === b.segments.length && a.segments.every((one, i) => one === b.segments[i])
  );
}
