import type { CaptionRules } from "./rules";
import type { Unit } from "./units";

/** Characters of a word that looks lost in a line of its own. */
export const shortWord = 5;

/** Columns that a unit takes behind another one. */
export function widthBehind(unit: Unit): number {
  return unit.width + (unit.isSpaced ? 1 : 0);
}

/** Characters of a caption in all. */
export function widthOf(units: readonly Unit[]): number {
  return units.reduce((width, unit, i) => width + (i === 0 ? unit.width : widthBehind(unit)), 0);
}

/** What a line costs that ends at a place; how full it is counts a little, so that lines are of like length. */
interface Line {
  readonly cost: number;
  /** Index of the unit with which it begins. */
  readonly from: number;
}

/**
 * Breaks a caption into as few lines as hold it, of like length, at the end of a sentence or a clause where there is one, and
 * without a short word alone in a line.
 */
export function breakLines(units: readonly Unit[], { lineLength }: CaptionRules): readonly (readonly Unit[])[] {
  const count = linesNeeded(units, lineLength);
  // The cheapest lines up to each unit, for each number of lines.
  let best: readonly (Line | undefined)[] = [{ cost: 0, from: 0 }];
  const lastLines: (readonly (Line | undefined)[])[] = [];
  for (let line = 0; line < count; line++) {
    const next: (Line | undefined)[] = Array.from({ length: units.length + 1 });
    for (let from = 0; from < units.length; from++) {
      const before = best[from];
      if (before === undefined) continue;
      let width = 0;
      for (let to = from + 1; to <= units.length; to++) {
        const unit = units[to - 1] as Unit;
        width += to === from + 1 ? unit.width : widthBehind(unit);
        if (width > lineLength && to > from + 1) break;
        const cost = before.cost + lineCost(units, { from, to, width: width / lineLength });
        if (cost < (next[to]?.cost ?? Number.POSITIVE_INFINITY)) next[to] = { cost, from };
      }
    }
    best = next;
    lastLines.push(next);
  }
  const lines: (readonly Unit[])[] = [];
  let to = units.length;
  for (const ends of lastLines.toReversed()) {
    const from = ends[to]?.from ?? 0;
    lines.unshift(units.slice(from, to));
    to = from;
  }
  return lines;
}

function lineCost(units: readonly Unit[], { from, to, width }: { from: number; to: number; width: number }): number {
  const last = units[to - 1] as Unit;
  const isLast = to === units.length;
  const end = isLast || last.ends === "sentence" ? 0 : last.ends === "clause" ? 0.3 : 1;
  // A little word belongs to what follows it.
  const hangs = !isLast && last.ends === "word" && last.width <= 3 ? 0.3 : 0;
  const widow = to === from + 1 && units.length > 2 && last.width <= shortWord ? 4 : 0;
  return end + hangs + widow + 3 * width ** 2;
}

/** How few lines hold the units; one that is wider than a line has a line of its own. */
export function linesNeeded(units: readonly Unit[], lineLength: number): number {
  let [lines, width] = [1, 0];
  for (const [i, unit] of units.entries()) {
    width += i === 0 ? unit.width : widthBehind(unit);
    if (i === 0 || width <= lineLength) continue;
    lines++;
    width = unit.width;
  }
  return lines;
}
