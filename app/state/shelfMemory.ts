import type { SpeedFigure } from "./speeds";

/** What this browser remembers about models besides the models themselves. */
export interface ShelfRecord {
  readonly figures: readonly SpeedFigure[];
  /** Models that a device had too little memory for. */
  readonly tooLarge: readonly { readonly model: string; readonly device: string }[];
  /** Languages for which another model was offered and the offer put away. */
  readonly answeredOffers: readonly string[];
}

export interface ShelfMemory {
  read(): ShelfRecord;
  write(record: ShelfRecord): void;
}

export const emptyRecord: ShelfRecord = { figures: [], tooLarge: [], answeredOffers: [] };

const key = "sotto.shelf";
const version = 1;
/** Entries of each list that are read: what lies in a browser's storage may be anything. */
const most = 200;

/** The record, kept by the browser; one that keeps nothing measures and offers anew at every visit. */
export function createShelfMemory(storage: Storage | undefined): ShelfMemory {
  return {
    read: () => parse(storage?.getItem(key)),
    write(record) {
      try {
        storage?.setItem(key, JSON.stringify({ version, ...record }));
      } catch {
        // A full or forbidden storage costs a measurement at the next visit.
      }
    },
  };
}

function parse(text: string | null | undefined): ShelfRecord {
  try {
    const kept = JSON.parse(text ?? "{}") as Record<string, unknown>;
    if (kept.version !== version) return emptyRecord;
    return {
      figures: listOf(kept.figures, isFigure),
      tooLarge: listOf(kept.tooLarge, isTooLarge),
      answeredOffers: listOf(kept.answeredOffers, (value) => typeof value === "string"),
    };
  } catch {
    return emptyRecord;
  }
}

function listOf<T>(value: unknown, fits: (one: unknown) => one is T): readonly T[] {
  return Array.isArray(value) ? value.filter(fits).slice(-most) : [];
}

function isFigure(value: unknown): value is SpeedFigure {
  const { timesRealtime } = (value ?? {}) as Record<string, unknown>;
  return isTooLarge(value) && typeof timesRealtime === "number" && timesRealtime > 0 && Number.isFinite(timesRealtime);
}

function isTooLarge(value: unknown): value is { readonly model: string; readonly device: string } {
  const { model, device } = (value ?? {}) as Record<string, unknown>;
  return typeof model === "string" && typeof device === "string";
}
