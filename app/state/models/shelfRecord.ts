/** How fast a model was on a device. */
export interface SpeedFigure {
  readonly model: string;
  /** See `deviceKey` of speeds.ts. */
  readonly device: string;
  readonly timesRealtime: number;
  /** The same without a run's start-up, by which the next run is estimated; absent where it was too short to tell. */
  readonly steady?: number;
}

/** What this browser remembers about models besides the models themselves. */
export interface ShelfRecord {
  readonly figures: readonly SpeedFigure[];
  /** Models that a device had too little memory for. */
  readonly tooLarge: readonly { readonly model: string; readonly device: string }[];
  /** Languages for which another model was offered and the offer put away. */
  readonly answeredOffers: readonly string[];
  /** The name of the model that was chosen last; undefined, or not here any more: the first one. */
  readonly chosen: string | undefined;
}

export const emptyRecord: ShelfRecord = { figures: [], tooLarge: [], answeredOffers: [], chosen: undefined };

/** What is kept once this page goes from one record to another: what another tab learned meanwhile stays. */
export function mergedRecords(kept: ShelfRecord, before: ShelfRecord, after: ShelfRecord): ShelfRecord {
  return {
    figures: mergedLists(kept.figures, before.figures, after.figures, subjectOf),
    tooLarge: mergedLists(kept.tooLarge, before.tooLarge, after.tooLarge, subjectOf),
    answeredOffers: mergedLists(
      kept.answeredOffers,
      before.answeredOffers,
      after.answeredOffers,
      (language) => language,
    ),
    chosen: before.chosen === after.chosen ? kept.chosen : after.chosen,
  };
}

function subjectOf({ model, device }: { readonly model: string; readonly device: string }): string {
  return `${model} ${device}`;
}

/** The kept list with what this page put into its own, in place of what is about the same, and without what it took out. */
function mergedLists<T>(
  kept: readonly T[],
  before: readonly T[],
  after: readonly T[],
  about: (entry: T) => string,
): readonly T[] {
  const added = after.filter((entry) => !before.includes(entry));
  const gone = before.filter((entry) => !after.includes(entry));
  const changed = new Set([...gone, ...added].map(about));
  return [...kept.filter((entry) => !changed.has(about(entry))), ...added];
}
