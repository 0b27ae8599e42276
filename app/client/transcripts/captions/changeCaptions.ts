import { type Caption, type CaptionRules, joinCaptions as join, splitCaption as split } from "../../../../engine/index";

/** Captions as they are laid out. Those that were changed by hand stand in both lists; one without text is in `kept` alone. */
export interface LaidOut {
  readonly all: readonly Caption[];
  readonly kept: readonly Caption[];
}

/** What becomes of those that were changed by hand. */
type Kept = readonly Caption[];

/** The least seconds that a caption is shown. */
const least = 0.001;

/** Writes another text, with its line breaks; without text the caption is none any more. */
export function writeCaption(laid: LaidOut, index: number, text: string): Kept {
  const caption = laid.all[index];
  const clean = cleanText(text);
  return caption && clean !== caption.text ? put(laid, [caption], [{ ...caption, text: clean }]) : laid.kept;
}

/** Shows a caption from one second to another. */
export function timeCaption(laid: LaidOut, index: number, times: Partial<Pick<Caption, "start" | "end">>): Kept {
  const caption = laid.all[index];
  if (!caption) return laid.kept;
  const start = rounded(Math.max(0, times.start ?? caption.start));
  const end = rounded(times.end ?? caption.end);
  // Who sets one beyond the other moves that along.
  const shown =
    times.end === undefined
      ? { start, end: Math.max(end, start + least) }
      : { start: Math.min(start, Math.max(0, end - least)), end: Math.max(end, least) };
  if (shown.start === caption.start && shown.end === caption.end) return laid.kept;
  return put(laid, [caption], [{ ...caption, ...shown }]);
}

/** Has a caption begin at a second, and moves all that follow by as much. */
export function shiftCaptions(laid: LaidOut, index: number, start: number): Kept {
  const moved = laid.all.slice(index);
  const by = rounded(Math.max(0, start)) - (moved[0]?.start ?? 0);
  if (moved.length === 0 || by === 0) return laid.kept;
  return put(
    laid,
    moved,
    moved.map((one) => ({ ...one, start: rounded(one.start + by), end: rounded(one.end + by) })),
  );
}

/** What somebody has written in a caption, and what it keeps to. */
export interface Written {
  readonly index: number;
  readonly text: string;
  readonly rules: CaptionRules;
}

/** Divides a caption before a character of what is written in it. Nothing but the text changes at its edges. */
export function splitCaption(laid: LaidOut, offset: number, { index, text, rules }: Written): Kept {
  const caption = laid.all[index];
  const parts = caption && split({ ...caption, text }, offset, rules);
  return parts ? put(laid, [caption], parts) : writeCaption(laid, index, text);
}

/** Lets a caption, with what is written in it, run on in the one before it. */
export function joinCaptions(laid: LaidOut, { index, text, rules }: Written): Kept {
  const [before, behind] = [laid.all[index - 1], laid.all[index]];
  if (!before || !behind) return laid.kept;
  return put(laid, [before, behind], [join(before, { ...behind, text: cleanText(text) }, rules)]);
}

/** Lets the rules have a caption again. */
export function layOutAgain({ all, kept }: LaidOut, index: number): Kept {
  return kept.filter((one) => one !== all[index]);
}

function put({ kept }: LaidOut, old: Kept, by: Kept): Kept {
  const gone = new Set(old);
  return [...kept.filter((one) => !gone.has(one)), ...by].toSorted((a, b) => a.said.start - b.said.start);
}

/** Lines without white space at their edges, and none that is empty. */
function cleanText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Times of captions are whole milliseconds. */
function rounded(seconds: number): number {
  return Math.round(1000 * seconds) / 1000;
}
