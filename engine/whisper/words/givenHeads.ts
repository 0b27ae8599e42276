import type { AlignmentHead } from "../model/alignmentWish";
import type { Whisper } from "../model/types";

/** Alignment heads of models that name theirs, and of those that nobody knows, for which they were chosen. */
export const givenHeads = new WeakMap<Whisper, readonly AlignmentHead[]>();

/** Times words by those of these heads that there are, whatever is known of models of its sizes. */
export function setAlignmentHeads(whisper: Whisper, heads: readonly AlignmentHead[]): void {
  const { nTextLayer, nTextHead } = whisper.dims;
  const there = heads.filter(([layer, head]) => layer < nTextLayer && head < nTextHead);
  if (there.length > 0) givenHeads.set(whisper, there);
}
