/** Which files a file imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Every set of files each of which leads to every other by imports (Tarjan's strongly connected components). */
export function circlesOf(graph: ImportGraph): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const reached = order.has(next) ? (open.includes(next) ? order.get(next) : undefined) : visit(next);
      if (reached !== undefined) lowest.set(file, Math.min(lowest.get(file) ?? number, reached));
    }
    const low = lowest.get(file) ?? number;
    if (low === number) {
      const members = open.splice(open.indexOf(file));
      if (members.length > 1 || graph.get(file)?.includes(file)) circles.push(members.sort());
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return circles;
}

/** One way round inside such a set: the shortest from its first file back to it. */
export function wayRound(graph: ImportGraph, circle: readonly string[]): readonly string[] {
  const start = circle[0] ?? "";
  let ways: readonly (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const longer = ways.flatMap((way) =>
      (graph.get(way.at(-1) ?? "") ?? []).filter((next) => circle.includes(next)).map((next) => [...way, next]),
    );
    const closed = longer.find((way) => way.at(-1) === start);
    if (closed) return closed;
    ways = longer.filter((way) => {
      const last = way.at(-1) ?? "";
      if (seen.has(last)) return false;
      seen.add(last);
      return true;
    });
  }
  return [];
}
