/**
 * Pairs [i, k] of equal words that the cheapest edit of `from` into `to` keeps (Levenshtein), in order. `part`: "beginning" edits it
 * into that beginning of `to` for which it is cheapest, of equals the shortest.
 */
export function matches(
  from: readonly string[],
  to: readonly string[],
  part: "all" | "beginning" = "all",
): readonly (readonly [number, number])[] {
  const columns = to.length + 1;
  const costs = new Uint16Array((from.length + 1) * columns);
  const cost = (i: number, k: number) => costs[i * columns + k]!;
  for (let i = 0; i <= from.length; i++) {
    for (let k = 0; k <= to.length; k++) {
      if (i === 0 || k === 0) costs[i * columns + k] = i + k;
      else {
        const changed = cost(i - 1, k - 1) + (from[i - 1] === to[k - 1] ? 0 : 1);
        costs[i * columns + k] = Math.min(changed, cost(i - 1, k) + 1, cost(i, k - 1) + 1);
      }
    }
  }
  const pairs: [number, number][] = [];
  let [i, k] = [from.length, to.length];
  if (part === "beginning") for (let j = k; j >= 0; j--) if (cost(i, j) <= cost(i, k)) k = j;
  while (i > 0 && k > 0) {
    const isEqual = from[i - 1] === to[k - 1];
    if (cost(i, k) === cost(i - 1, k - 1) + (isEqual ? 0 : 1)) {
      i--;
      k--;
      if (isEqual) pairs.push([i, k]);
    } else if (cost(i, k) === cost(i - 1, k) + 1) i--;
    else k--;
  }
  return pairs.reverse();
}
