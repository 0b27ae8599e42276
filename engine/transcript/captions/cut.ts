import { shortWord, widthBehind } from "./lines";
import { type CaptionRules, millisecondsOf, timeToRead } from "./rules";
import type { Unit } from "./units";

/** Where a caption begins and how it is ended: `to` is the index behind its last unit. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface Candidate extends Range {
  /** Characters, and lines that hold them. */
  readonly width: number;
  readonly lines: number;
  readonly sentences: number;
}

export interface Cutting {
  readonly units: readonly Unit[];
  readonly rules: CaptionRules;
  /** Milliseconds at which the last caption has to end. */
  readonly limit: number;
}

/** What no caption does while there is another way; each list asks for less than the one before it. */
type Wish = "is read in time" | "is no lone word";
const wishes: readonly (readonly Wish[])[] = [["is read in time", "is no lone word"], ["is read in time"], []];

/** Milliseconds between words that are heard as a pause. */
const pause = 300;

/**
 * Divides units into captions and returns the index behind the last unit of each.
 *
 * Lines, words and the longest time are kept always. Where there is a way so that each caption stays long enough to be read,
 * one of those is taken; else what readers lack weighs against the places where they would have the text broken: at the ends of
 * sentences first, then of clauses, then at pauses.
 */
export function cutCaptions(cutting: Cutting): readonly number[] {
  if (cutting.units.length === 0) return [];
  for (const wish of wishes) {
    const found = cheapest(cutting, wish);
    if (found) return found;
  }
  throw new RangeError("a caption of one word was refused");
}

/** Undefined: there is no way that grants the wishes. */
function cheapest(cutting: Cutting, wish: readonly Wish[]): readonly number[] | undefined {
  const { units } = cutting;
  const best: ({ readonly cost: number; readonly from: number } | undefined)[] = [{ cost: 0, from: 0 }];
  for (let from = 0; from < units.length; from++) {
    const before = best[from];
    if (before === undefined) continue;
    for (const candidate of candidatesFrom(cutting, from)) {
      const cost = before.cost + costOf(cutting, candidate, wish);
      if (cost < (best[candidate.to]?.cost ?? Number.POSITIVE_INFINITY)) best[candidate.to] = { cost, from };
    }
  }
  if (best[units.length] === undefined) return undefined;
  const ends: number[] = [];
  for (let to = units.length; to > 0; to = best[to]?.from ?? 0) ends.unshift(to);
  return ends;
}

/** The captions that may begin with a unit: by the rules that are kept always, a word alone whatever they say. */
function* candidatesFrom({ units, rules }: Cutting, from: number): Generator<Candidate> {
  const most = rules.words ?? Number.POSITIVE_INFINITY;
  const { longest } = millisecondsOf(rules);
  const first = units[from] as Unit;
  let [lines, line, width, sentences, end] = [1, 0, 0, 0, 0];
  for (let to = from + 1; to <= units.length && to - from <= most; to++) {
    const unit = units[to - 1] as Unit;
    const isFirst = to === from + 1;
    if (!isFirst && unit.begins) return;
    const added = isFirst ? unit.width : widthBehind(unit);
    width += added;
    line += added;
    if (!isFirst && line > rules.lineLength) {
      lines++;
      line = unit.width;
    }
    end = Math.max(end, unit.end);
    if (!isFirst && (lines > rules.lines || end - first.start > longest)) return;
    yield { from, to, width, lines, sentences };
    if (unit.ends === "sentence") sentences++;
  }
}

function costOf(cutting: Cutting, caption: Candidate, wish: readonly Wish[]): number {
  const lack = lackOf(cutting, caption);
  const isLone = isLoneWord(cutting, caption);
  if ((lack > 0 && wish.includes("is read in time")) || (isLone && wish.includes("is no lone word"))) {
    return Number.POSITIVE_INFINITY;
  }
  const { rules } = cutting;
  const fill = caption.width / (rules.lineLength * rules.lines);
  return (
    2 +
    endCost(cutting, caption) +
    1.5 * caption.sentences +
    0.5 * (caption.lines - 1) +
    2 * fill ** 2 +
    (isLone ? 12 : 0) +
    (lack > 0 ? 6 + lack / 25 : 0)
  );
}

/** Milliseconds that a reader would need besides those that there are until the next caption. */
function lackOf({ units, rules, limit }: Cutting, { from, to, width }: Candidate): number {
  const { longest, gap } = millisecondsOf(rules);
  const start = (units[from] as Unit).start;
  const next = units[to];
  const end = next ? next.start - gap : limit;
  return timeToRead(width, rules) - Math.min(longest, end - start);
}

/** One short word that is no sentence by itself. */
function isLoneWord({ units, rules }: Cutting, { from, to }: Range): boolean {
  const unit = units[from] as Unit;
  if (rules.words === 1 || to > from + 1 || unit.width > shortWord) return false;
  const before = units[from - 1];
  const isBegun = before === undefined || unit.begins || before.ends === "sentence";
  const isEnded = to === units.length || unit.ends === "sentence" || units[to]?.begins === true;
  return !(isBegun && isEnded);
}

function endCost({ units }: Cutting, { to }: Range): number {
  const [last, next] = [units[to - 1] as Unit, units[to]];
  if (next === undefined || next.begins || last.ends === "sentence") return 0;
  if (last.ends === "clause") return 3;
  const isHeard = next.start - last.end >= pause;
  // A little word belongs to what follows it.
  return (isHeard ? 4 : 8) + (last.width <= 3 ? 2 : 0);
}
