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
