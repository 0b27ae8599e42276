/** A head of cross-attention that follows the words. */
export type AlignmentHead = readonly [layer: number, head: number];

/** What is asked of a text that is fed. */
export interface AlignmentWish {
  readonly heads: readonly AlignmentHead[];
  /** Tokens below it are text. */
  readonly textBelow: number;
  /** Positions of the encoder that hold audio: what the heads say of them together; left out: their scores one by one. */
  readonly positions?: number | undefined;
  /** The first token behind which is asked how probable the next one is; left out: behind all of them. */
  readonly from?: number | undefined;
}
