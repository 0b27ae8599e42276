import type { SpeakerTurn } from "../../engine/speakers/types";

/** A stretch in which somebody is known to speak. */
export interface KnownTurn {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** Seconds in which somebody known speaks, and what of them was not found right. */
export interface DiarisationError {
  readonly spoken: number;
  readonly missed: number;
  readonly false: number;
  readonly confused: number;
  /** Whose voice each found speaker is: one to one, by most common seconds. */
  readonly names: ReadonlyMap<number, string>;
}

/** Frames of a second. */
const rate = 100;

/** Diarisation error without a collar, overlaps counted, in frames of 10 ms (NIST's md-eval, `-c 0`). */
export function diarisationError(known: readonly KnownTurn[], found: readonly SpeakerTurn[]): DiarisationError {
  const names = [...new Set(known.map(({ speaker }) => speaker))].sort();
  const numbers = [...new Set(found.map(({ speaker }) => speaker))].sort((a, b) => a - b);
  const frames = Math.max(0, ...[...known, ...found].map(({ end }) => Math.floor(end * rate))) + 1;
  const wanted = names.map((name) =>
    spoken(
      known.filter(({ speaker }) => speaker === name),
      frames,
    ),
  );
  const heard = numbers.map((number) =>
    spoken(
      found.filter(({ speaker }) => speaker === number),
      frames,
    ),
  );
  const common = heard.map((a) => wanted.map((b) => a.reduce((sum, x, i) => sum + x * b[i]!, 0)));
  const pairs = bestPairs(common);
  let [all, missed, more, right] = [0, 0, 0, 0];
  for (let i = 0; i < frames; i++) {
    const [a, b] = [sumAt(wanted, i), sumAt(heard, i)];
    all += a;
    missed += Math.max(0, a - b);
    more += Math.max(0, b - a);
    right += Math.min(a, b);
  }
  for (const [a, b] of pairs) right -= common[a]![b]!;
  return {
    spoken: all / rate,
    missed: missed / rate,
    false: more / rate,
    confused: right / rate,
    names: new Map([...pairs].map(([a, b]) => [numbers[a]!, names[b]!])),
  };
}

function spoken(turns: readonly { readonly start: number; readonly end: number }[], frames: number): Uint8Array {
  const row = new Uint8Array(frames);
  for (const { start, end } of turns) row.fill(1, Math.floor(start * rate), Math.floor(end * rate));
  return row;
}

function sumAt(rows: readonly Uint8Array[], at: number): number {
  return rows.reduce((sum, row) => sum + row[at]!, 0);
}

/** Rows and columns one to one, whose sum is largest: over all sets of columns that are taken already. */
export function bestPairs(sums: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  let best = new Map<number, { readonly sum: number; readonly pairs: readonly (readonly [number, number])[] }>([
    [0, { sum: 0, pairs: [] }],
  ]);
  for (const [row, values] of sums.entries()) {
    const next = new Map(best);
    for (const [taken, { sum, pairs }] of best) {
      for (const [col, value] of values.entries()) {
        if (taken & (1 << col) || value === 0) continue;
        const key = taken | (1 << col);
        if (sum + value > (next.get(key)?.sum ?? -1)) {
          next.set(key, { sum: sum + value, pairs: [...pairs, [row, col]] });
        }
      }
    }
    best = next;
  }
  const [most] = [...best.values()].sort((a, b) => b.sum - a.sum);
  return new Map(most?.pairs);
}
