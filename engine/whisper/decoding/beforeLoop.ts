/** Rounds from which on a repetition is a loop, and tokens that it spans at least: "no, no, no" may be said. */
const leastRounds = 3;
const leastTokens = 10;

/**
 * The tokens up to the end of the first round of what they repeat, with the timestamp behind it, where one is; all of them
 * where nothing loops. A loop may come with other timestamps in every round.
 */
export function beforeLoop(tokens: readonly number[], isText: (token: number) => boolean): readonly number[] {
  const places = [...tokens.keys()].filter((i) => isText(tokens[i]!));
  const text = places.map((i) => tokens[i]!);
  const kept = firstRoundEnd(text);
  if (kept === undefined) return tokens;
  const end = places[kept - 1]! + 1;
  const next = tokens[end];
  return tokens.slice(0, next !== undefined && !isText(next) ? end + 1 : end);
}

/** How many tokens there are up to the end of the first round of the loop that begins first; undefined without one. */
function firstRoundEnd(text: readonly number[]): number | undefined {
  for (let start = 0; start < text.length; start++) {
    for (let period = 1; start + leastRounds * period <= text.length; period++) {
      const span = loopSpan(text, start, period);
      if (span >= Math.max(leastTokens, leastRounds * period)) return start + period;
    }
  }
  return undefined;
}

/** Tokens from `start` on that repeat after `period`. */
function loopSpan(text: readonly number[], start: number, period: number): number {
  let end = start + period;
  while (end < text.length && text[end] === text[end - period]) end++;
  return end - start;
}
