import { medianMeanReference } from "../../../kernels/median_mean/median_mean.reference";
import { softmaxRowsReference } from "../../../kernels/softmax_rows/softmax_rows.reference";
import { standardiseColumnsReference } from "../../../kernels/standardise_columns/standardise_columns.reference";

interface Scores {
  /** [heads, tokens, nAudioCtx] */
  readonly scores: ArrayLike<number>;
  readonly heads: number;
  readonly tokens: number;
  readonly positions: number;
}

/** Where heads look, [tokens, positions]: `Alignment.attention` from their scores. Source: openai/whisper timing.py, find_alignment. */
export function attentionMatrixReference({ scores, heads, tokens, positions }: Scores): Float32Array {
  const nAudioCtx = scores.length / (heads * tokens);
  const kept = new Float32Array(tokens * heads * positions);
  for (let i = 0; i < kept.length; i++) {
    const [token, head] = [Math.floor(i / (heads * positions)), Math.floor(i / positions) % heads];
    kept[i] = scores[(head * tokens + token) * nAudioCtx + (i % positions)]!;
  }
  const shares = softmaxRowsReference(kept, positions);
  const standard = standardiseColumnsReference(shares, heads * positions);
  return Float32Array.from(medianMeanReference(standard, heads, positions));
}
