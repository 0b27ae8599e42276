/** A record as it was kept: by whichever version, and perhaps broken, so that each of its fields is looked at by itself. */
export type Kept = Readonly<Record<string, unknown>>;

export function isKept(value: unknown): value is Kept {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is no record has no fields. */
export function keptOf(value: unknown): Kept {
  return isKept(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Finite ones alone. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** No date lies farther from 1970, in milliseconds. */
const farthest = 8.64e15;

/** A moment that a date can have, in milliseconds since 1970. */
export function timeOf(value: unknown): number | undefined {
  const time = numberOf(value);
  return time !== undefined && Math.abs(time) <= farthest ? time : undefined;
}

/** The length of some sound, in seconds: no negative ones, and none that is longer than a year. */
export function secondsOf(value: unknown): number | undefined {
  const seconds = numberOf(value);
  return seconds !== undefined && seconds >= 0 && seconds <= 366 * 86_400 ? seconds : undefined;
}
