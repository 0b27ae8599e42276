import type { Caption } from "../../../../engine/index";

/** The start or the end of a caption. */
export interface Edge {
  readonly index: number;
  readonly of: "start" | "end";
}

/** What an edge keeps to. */
export interface EdgeLimits {
  /** Seconds between two captions at least. */
  readonly gap: number;
  /** Of the whole sound. */
  readonly seconds: number;
}

/** Seconds that a caption is left with at least. */
const shortest = 0.1;

/**
 * Between which seconds an edge can be moved: the gap away from its neighbour, where that leaves the caption anything, else up to
 * the neighbour itself.
 */
export function edgeRoom(
  captions: readonly Caption[],
  { index, of }: Edge,
  { gap, seconds }: EdgeLimits,
): { readonly least: number; readonly most: number } {
  const { start, end } = captions[index] ?? { start: 0, end: 0 };
  if (of === "start") {
    const most = Math.max(0, end - shortest);
    const before = captions[index - 1]?.end;
    const least = before === undefined ? 0 : before + gap <= most ? before + gap : before;
    return { least: Math.min(least, most), most };
  }
  const least = start + shortest;
  const next = captions[index + 1]?.start;
  const most = next === undefined ? Math.max(seconds, end) : next - gap >= least ? next - gap : next;
  return { least, most: Math.max(least, most) };
}

/**
 * Where an edge comes to when it is drawn to a second: within its room, and to the beginning or end of a word, or as near to its
 * neighbour as it may come, that is less than `near` seconds away.
 */
export function drawnEdge(
  captions: readonly Caption[],
  edge: Edge,
  { to, near, ...limits }: EdgeLimits & { readonly to: number; readonly near: number },
): number {
  const { least, most } = edgeRoom(captions, edge, limits);
  const words = captions.slice(Math.max(0, edge.index - 1), edge.index + 2).flatMap((one) => one.words);
  const places = [least, most, ...words.flatMap(({ start, end }) => [start, end])];
  const wanted = Math.min(most, Math.max(least, to));
  const far = (place: number) => Math.abs(place - wanted);
  const [nearest = wanted] = places
    .filter((place) => place >= least && place <= most && far(place) < near)
    .sort((a, b) => far(a) - far(b));
  return nearest;
}

/** The caption that is shown at a second, the later one of two; -1: none is. */
export function captionAt(captions: readonly Pick<Caption, "start" | "end">[], second: number): number {
  return captions.findLastIndex(({ start, end }) => start <= second && second < end);
}
