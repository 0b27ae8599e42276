import type { SpeedFigure } from "./speeds";

/** What this browser remembers about models besides the models themselves. */
export interface ShelfRecord {
  readonly figures: readonly SpeedFigure[];
  /** Models that a device had too little memory for. */
  readonly tooLarge: readonly { readonly model: string; readonly device: string }[];
  /** Languages for which another model was offered and the offer put away. */
  readonly answeredOffers: readonly string[];
}

export const emptyRecord: ShelfRecord = { figures: [], tooLarge: [], answeredOffers: [] };
