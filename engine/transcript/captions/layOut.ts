import type { Segment, Word } from "../types";
import { cutCaptions } from "./cut";
import { breakLines, widthOf } from "./lines";
import { type CaptionRules, checkRules, millisecondsOf } from "./rules";
import { type Room, type Span, timeCaptions } from "./times";
import { type Unit, unitsOf } from "./units";

/** What is shown from `start` to `end` seconds. */
export interface Caption {
  readonly start: number;
  readonly end: number;
  /** One line or several. */
  readonly text: string;
  /** Its words with the times at which they are said; one that begins a line begins with a line break. */
  readonly words: readonly Word[];
  /** When what it stands for is said, in seconds: by this a caption that was changed by hand is known to take its place. */
  readonly said: Span;
}

export interface LayOutOptions {
  /** Seconds of the sound: nothing is shown behind its end. Not known: as long as the rules want. */
  readonly seconds?: number | undefined;
  /**
   * Captions that were changed by hand: they stay as they are, and the rest is laid out around them. One without text hides
   * what it stands for.
   */
  readonly kept?: readonly Caption[] | undefined;
}

/**
 * Lays a text out as captions that keep to rules, in the order of their times. Where the times of words are not known, they are
 * guessed by the words' lengths.
 *
 * No caption overlaps another, those of `kept` as far as these leave a millisecond for each. Throws a RangeError for rules that
 * cannot be kept.
 */
export function layOutCaptions(
  segments: readonly Segment[],
  rules: CaptionRules,
  { seconds = Number.POSITIVE_INFINITY, kept = [] }: LayOutOptions = {},
): readonly Caption[] {
  checkRules(rules);
  const end = Math.floor(1000 * seconds + 1e-3);
  const { gap } = millisecondsOf(rules);
  const stay = kept.toSorted((a, b) => a.said.start - b.said.start);
  const captions: Caption[] = [];
  let from = 0;
  for (const [i, units] of between(unitsOf(segments), stay).entries()) {
    const next = stay[i];
    const limit = next ? Math.round(1000 * next.start) - gap : end;
    captions.push(...layOutRun(units, rules, { from, limit: Math.max(limit, from + units.length) }));
    if (next === undefined) break;
    if (next.text.trim() !== "") captions.push(next);
    from = Math.round(1000 * next.end) + gap;
  }
  return captions;
}

/** The units that stand in no kept caption: those before the first, between two of them, and behind the last. */
function between(units: readonly Unit[], stay: readonly Caption[]): readonly (readonly Unit[])[] {
  if (stay.length === 0) return [units];
  const runs: Unit[][] = Array.from({ length: stay.length + 1 }, () => []);
  const stand = unitsIn(stay, units);
  const ends = stay.map(({ said }) => 2000 * said.end).sort((a, b) => a - b);
  let ended = 0;
  for (const unit of units) {
    if (stand.has(unit)) continue;
    const middle = unit.start + unit.end;
    // Units come by their beginnings, so that their middles hardly ever go back.
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= middle) ended++;
    while ((ends[ended - 1] ?? 0) > middle) ended--;
    runs[ended]?.push(unit);
  }
  return runs;
}

/** The units of captions: by their words; of those none of whose words is in the text any more, by when they are said. */
function unitsIn(captions: readonly Caption[], units: readonly Unit[]): ReadonlySet<Unit> {
  const byWord = new Map<string, Caption[]>();
  for (const caption of captions) {
    for (const key of caption.words.map(keyOf)) byWord.set(key, [...(byWord.get(key) ?? []), caption]);
  }
  const stand = new Set<Unit>();
  const found = new Set<Caption>();
  for (const unit of units) {
    for (const caption of unit.words.flatMap((word) => byWord.get(keyOf(word)) ?? [])) {
      stand.add(unit);
      found.add(caption);
    }
  }
  for (const { said } of captions.filter((caption) => !found.has(caption))) {
    const isSaid = ({ start, end }: Unit) => 2000 * said.start <= start + end && start + end < 2000 * said.end;
    for (const unit of units.filter(isSaid)) stand.add(unit);
  }
  return stand;
}

function keyOf({ word, start, end }: Word): string {
  return `${start} ${end} ${word.trim()}`;
}

function layOutRun(units: readonly Unit[], rules: CaptionRules, room: Room): readonly Caption[] {
  const groups: (readonly Unit[])[] = [];
  let from = 0;
  for (let to = 1; to <= units.length; to++) {
    const next = units[to];
    if (next && !next.begins) continue;
    const limit = next ? next.start - millisecondsOf(rules).gap : room.limit;
    let at = from;
    for (const end of cutCaptions({ units: units.slice(from, to), rules, limit })) {
      groups.push(units.slice(at, from + end));
      at = from + end;
    }
    from = to;
  }
  const untimed = groups.map((group) => ({ ...saidOf(group), width: widthOf(group) }));
  return timeCaptions(untimed, rules, room).map((span, i) => captionOf(groups[i] as readonly Unit[], span, rules));
}

/** Two voices at once: the last word need not be the last one that is heard. */
function saidOf(units: readonly Unit[]): Span {
  return { start: units[0]?.start ?? 0, end: Math.max(...units.map(({ end }) => end)) };
}

function captionOf(units: readonly Unit[], { start, end }: Span, rules: CaptionRules): Caption {
  const lines = breakLines(units, rules);
  const words = lines.flatMap((line, i) =>
    line.flatMap((unit, j) => wordsOf(unit, j > 0 ? "goes on" : i > 0 ? "breaks" : "begins")),
  );
  const said = saidOf(units);
  return {
    start: start / 1000,
    end: end / 1000,
    text: words.map(({ word }) => word).join(""),
    words,
    said: { start: said.start / 1000, end: said.end / 1000 },
  };
}

/** A unit's words as they stand in a caption, whose text is theirs. */
function wordsOf({ words, text, isSpaced }: Unit, place: "begins" | "breaks" | "goes on"): readonly Word[] {
  const before = place === "breaks" ? "\n" : place === "goes on" && isSpaced ? " " : "";
  let at = 0;
  const shown: Word[] = [];
  for (const word of words) {
    const clean = word.word.replace(/\s+/g, " ");
    const piece = at === 0 ? clean.trimStart() : clean;
    const end = Math.min(text.length, at + piece.length);
    if (end > at) shown.push({ ...word, word: (at === 0 ? before : "") + text.slice(at, end) });
    at = end;
  }
  return shown;
}
