import type { Segment, Word } from "../../../engine/index";
import { notedSilence } from "./paragraphs";

/**
 * A segment in whose midst nobody speaks for long, as the times of its words say, in the parts between the silences; any other
 * as it is. A part has no tokens: which of them are its own nobody knows.
 */
export function partedBySilence<S extends Segment>(segment: S): readonly S[] {
  const { words = [], text } = segment;
  const firsts = words.flatMap((word, index) => (index > 0 && isLate(word, words[index - 1]) ? [index] : []));
  if (firsts.length === 0 || words.map(({ word }) => word).join("") !== text) return [segment];
  return [0, ...firsts].map((first, part) => partOf(segment, words.slice(first, firsts[part])));
}

/** The segments, parted, in which those that come anew have numbers that none has. */
export function allPartedBySilence<S extends Segment & { readonly id: number }>(segments: readonly S[]): readonly S[] {
  let next = segments.reduce((most, { id }) => Math.max(most, id), -1) + 1;
  const parted = segments.flatMap((segment) =>
    partedBySilence(segment).map((part, index) => (index === 0 ? part : { ...part, id: next++ })),
  );
  return parted.length === segments.length ? segments : parted;
}

function isLate({ start }: Word, before: Word | undefined): boolean {
  return before !== undefined && start - before.end >= notedSilence;
}

function partOf<S extends Segment>(segment: S, words: readonly Word[]): S {
  const [first, last] = [words[0], words.at(-1)];
  return {
    ...segment,
    ...{ start: first?.start ?? segment.start, end: last?.end ?? segment.end },
    ...{ text: words.map(({ word }) => word).join(""), words, tokens: [] },
  };
}
