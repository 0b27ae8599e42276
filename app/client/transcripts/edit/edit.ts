import type { TranscriptSegment } from "../types";
import { divide } from "./divide";
import { rewrite, withOriginal } from "./rewrite";

/** The text of a transcript in the order of its times. Every change of it is a function that leaves the old one as it is. */
export type Segments = readonly TranscriptSegment[];

/** A paragraph as it is found again: by the numbers of its first and its last segment. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export function stretchOf(segments: Segments): Stretch {
  return { first: segments[0]?.id ?? -1, last: segments.at(-1)?.id ?? -1 };
}

/** Sets the text of a paragraph. Line breaks become spaces; a paragraph without text is none any more. */
export function writeParagraph(all: Segments, stretch: Stretch, text: string): Segments {
  const segments = within(all, stretch);
  const before = textOf(segments);
  const clean = text.replace(/\s*[\r\n]+\s*/g, " ").trim();
  if (before.trim() === clean) return all;
  const lead = /^\s*/.exec(before)?.[0] ?? "";
  return put(all, stretch, [rewrite(segments, clean === "" ? "" : lead + clean)]);
}

/** Divides a paragraph before a character of its text, which begins without white space. Nothing happens at its edges. */
export function splitParagraph(all: Segments, stretch: Stretch, offset: number): Segments {
  return parted(all, stretch, offset).segments;
}

/** A text in which a paragraph was divided: what of it is before the place and what behind it, where that says something. */
interface Parted {
  readonly segments: Segments;
  readonly before: Stretch | undefined;
  readonly behind: Stretch | undefined;
}

function parted(all: Segments, stretch: Stretch, offset: number): Parted {
  const segments = within(all, stretch);
  const text = textOf(segments);
  const place = offset + text.length - text.trimStart().length;
  if (text.slice(0, place).trim() === "") return { segments: all, before: undefined, behind: stretch };
  if (text.slice(place).trim() === "") return { segments: all, before: stretch, behind: undefined };
  const [before, behind] = divide(segments, place, all);
  return { segments: put(all, stretch, [before, behind]), before: stretchOf(before), behind: stretchOf(behind) };
}

/** Lets a paragraph run on in the one before it, in that one's voice. */
export function joinParagraphs(all: Segments, before: Stretch, stretch: Stretch): Segments {
  const below = within(all, stretch);
  // What lies between them says nothing, but was heard.
  const above = within(all, { first: before.first, last: stretch.last }).slice(0, -below.length);
  if (above.length === 0 || below.length === 0) return all;
  const spaced = /^\s/.test(textOf(below)) ? below : spacedApart(above, below);
  const said = spaced.map((segment) => spoken(segment, above[0]?.speaker));
  return put(all, { first: before.first, last: stretch.last }, [[...above, ...said]]);
}

/** Gives a paragraph a voice; undefined: none. */
export function assignSpeaker(all: Segments, stretch: Stretch, speaker: string | undefined): Segments {
  const segments = within(all, stretch);
  if (segments.every((segment) => segment.speaker === speaker)) return all;
  return put(all, stretch, [segments.map((segment) => spoken(segment, speaker))]);
}

/** A stretch of text: from a character of its first paragraph up to one of its last. */
export interface Selected {
  readonly paragraphs: readonly Stretch[];
  readonly from: number;
  readonly to: number;
}

/** Gives selected text a voice, in paragraphs of its own where it begins or ends within one. */
export function assignSelected(
  all: Segments,
  { paragraphs, from, to }: Selected,
  speaker: string | undefined,
): Segments {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (first === undefined || last === undefined) return all;
  if (within(all, { first: first.first, last: last.last }).every((one) => one.speaker === speaker)) return all;
  // From its end on, so that the places before it stay what they are.
  const end = parted(all, last, to);
  const begin =
    first === last ? end.before && parted(end.segments, end.before, from) : parted(end.segments, first, from);
  const between = first === last ? [] : [...paragraphs.slice(1, -1), end.before];
  const selected = [begin?.behind, ...between].filter((stretch) => stretch !== undefined);
  if (begin === undefined || selected.length === 0) return all;
  return selected.reduce((segments, stretch) => assignSpeaker(segments, stretch, speaker), begin.segments);
}

/** Calls a voice by another name everywhere; one that has that name already becomes the same. */
export function renameSpeaker(all: Segments, from: string, to: string): Segments {
  return all.map((segment) => {
    const renamed = segment.also === from ? besides(segment, to) : segment;
    return renamed.speaker === from ? spoken(renamed, to) : renamed;
  });
}

/** Takes a voice off all that it says. */
export function withoutSpeaker(all: Segments, name: string): Segments {
  return all.map((segment) => {
    const alone = segment.also === name ? besides(segment, undefined) : segment;
    return alone.speaker === name ? spoken(alone, undefined) : alone;
  });
}

/** The segments of a paragraph, those without text between them too. */
export function within(all: Segments, stretch: Stretch): Segments {
  const { from, to } = placeOf(all, stretch);
  return all.slice(from, to);
}

/** Text as it stands in paragraphs, which were set by hand: lengths and pauses no longer count for them and what follows. */
function put(all: Segments, stretch: Stretch, paragraphs: readonly Segments[]): Segments {
  const { from, to } = placeOf(all, stretch);
  const next = all.findIndex(({ text }, index) => index >= to && text.trim() !== "");
  return [
    ...all.slice(0, from),
    ...paragraphs.flatMap(framed),
    ...all.slice(to).map((segment, index) => (to + index === next ? marked(segment, "begins") : segment)),
  ];
}

function placeOf(all: Segments, { first, last }: Stretch): { readonly from: number; readonly to: number } {
  const from = all.findIndex(({ id }) => id === first);
  const end = all.findIndex(({ id }) => id === last);
  return from < 0 || end < from ? { from: 0, to: 0 } : { from, to: end + 1 };
}

/** One paragraph: its first segment that says something begins it. */
function framed(segments: Segments): Segments {
  const first = segments.findIndex(({ text }) => text.trim() !== "");
  return segments.map((segment, index) => marked(segment, index === first ? "begins" : "runs-on"));
}

function marked(segment: TranscriptSegment, paragraph: "begins" | "runs-on"): TranscriptSegment {
  return segment.paragraph === paragraph ? segment : { ...segment, paragraph };
}

function spoken(segment: TranscriptSegment, speaker: string | undefined): TranscriptSegment {
  if (segment.speaker === speaker) return segment;
  const { speaker: _, also, ...rest } = withOriginal(segment);
  const isOther = also !== undefined && speaker !== undefined && also !== speaker;
  return { ...rest, ...(speaker !== undefined && { speaker }), ...(isOther && { also }) };
}

function besides(segment: TranscriptSegment, name: string | undefined): TranscriptSegment {
  const { also: _, ...rest } = withOriginal(segment);
  return { ...rest, ...(name !== undefined && name !== segment.speaker && { also: name }) };
}

/** Scripts with spaces have one between two paragraphs that become one. */
function spacedApart(above: Segments, below: Segments): Segments {
  const needsNone = /(\s|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai})$/u.test(textOf(above));
  return needsNone ? below : rewrite(below, ` ${textOf(below)}`);
}

function textOf(segments: Segments): string {
  return segments.map(({ text }) => text).join("");
}
