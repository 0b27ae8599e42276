import type { HeardWord } from "./hearing";

/** What of a hypothesis is held against the one before. */
export interface Tail {
  /** Words and punctuation behind the confirmed text; times in seconds of the recording. */
  readonly items: readonly HeardWord[];
  /** Second up to which the audio was heard. */
  readonly end: number;
}

export interface AgreementBounds {
  /** Seconds at the end of the audio whose words are still being spoken. */
  readonly edge: number;
  /** Words that the model is less sure of than this probability, and the edge that they have: what follows may tell. */
  readonly unsure: number;
  readonly unsureEdge: number;
  /** Seconds after which a word is taken though no two hypotheses agree on it. */
  readonly oldest: number;
}

/** A word without case, punctuation and white space; "" where nothing is left. */
export function normalised(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, "");
}

/**
 * How many of the newer hypothesis' items are sure: its first words that the older one has too (LocalAgreement-2), and the
 * words that are too old to wait. Punctuation is sure once the word behind it is.
 */
export function sureItems(older: Tail, newer: Tail, bounds: AgreementBounds): number {
  const said = older.items.map(({ word }) => normalised(word)).filter((word) => word !== "");
  let sure = 0;
  let words = 0;
  let agrees = true;
  for (const [i, { word, end, probability }] of newer.items.entries()) {
    const plain = normalised(word);
    if (plain === "") continue;
    const edge = probability < bounds.unsure ? bounds.unsureEdge : bounds.edge;
    agrees &&= plain === said[words++] && end <= Math.min(older.end, newer.end - edge);
    if (!agrees && end > newer.end - bounds.oldest) break;
    sure = i + 1;
  }
  return sure;
}
