/** How fast a model was on a device. */
export interface SpeedFigure {
  readonly model: string;
  /** See `deviceKey` of speeds.ts. */
  readonly device: string;
  readonly timesRealtime: number;
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
