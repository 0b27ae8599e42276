/** A word that was written in the place of another one. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** The one word by which two texts differ; undefined where it is more, or less. */
export function correctionOf(before: string, after: string): Correction | undefined {
  const [were, are] = [before.trim().split(/\s+/), after.trim().split(/\s+/)];
  if (were.length !== are.length) return undefined;
  const changed = were.flatMap((word, index) => (word === are[index] ? [] : [index]));
  const [index] = changed;
  if (index === undefined || changed.length > 1) return undefined;
  const [from, to] = [were[index]?.replace(edges, "") ?? "", are[index]?.replace(edges, "") ?? ""];
  return from === "" || to === "" || from === to ? undefined : { from, to };
}
