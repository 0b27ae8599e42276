import type { GoldenSegment } from "./clips";

/** Where two transcripts part: everything before is equal, and is what the decoder had seen. */
export interface Difference {
  /** First frame of the window. */
  readonly seek: number;
  /** Tokens of the windows before, and of the window up to the difference. */
  readonly prompt: readonly number[];
  readonly prefix: readonly number[];
  /** Undefined where the segments of one end while the other's go on. */
  readonly golden: number | undefined;
  readonly found: number | undefined;
}

/** The first difference in tokens or in where a window begins; undefined for equal transcripts. */
export function firstDifference(
  golden: readonly GoldenSegment[],
  found: readonly GoldenSegment[],
): Difference | undefined {
  const wanted = windows(golden);
  const got = windows(found);
  const prompt: number[] = [];
  for (let i = 0; i < Math.max(wanted.length, got.length); i++) {
    const [a, b] = [wanted[i], got[i]];
    if (!a || !b || a.seek !== b.seek) return beforeWindow(wanted.slice(0, i), (a ?? b)?.seek ?? 0);
    const at = a.tokens.findIndex((token, k) => token !== b.tokens[k]);
    const end = at >= 0 ? at : a.tokens.length < b.tokens.length ? a.tokens.length : -1;
    if (end >= 0) {
      return { seek: a.seek, prompt, prefix: a.tokens.slice(0, end), golden: a.tokens[end], found: b.tokens[end] };
    }
    prompt.push(...a.tokens);
  }
  return undefined;
}

/** The window begins elsewhere, or only one has it: what made it so came at the end of the window before. */
function beforeWindow(equal: readonly Window[], seek: number): Difference {
  const last = equal.at(-1);
  const prompt = equal.slice(0, -1).flatMap(({ tokens }) => tokens);
  return { seek: last?.seek ?? seek, prompt, prefix: last?.tokens ?? [], golden: undefined, found: undefined };
}

interface Window {
  readonly seek: number;
  readonly tokens: readonly number[];
}

function windows(segments: readonly GoldenSegment[]): readonly Window[] {
  const bySeek = new Map<number, number[]>();
  for (const { seek, tokens } of segments) bySeek.set(seek, [...(bySeek.get(seek) ?? []), ...tokens]);
  return [...bySeek].map(([seek, tokens]) => ({ seek, tokens }));
}
