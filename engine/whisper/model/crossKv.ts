import type { Backend, Program } from "../../../kernels/runtime/backend";
import type { Tensor } from "../../../kernels/runtime/tensor";
import type { DecoderWeights } from "./decoderWeights";
import type { ModelDimensions } from "./dimensions";
import type { AudioEncoder } from "./encoder";

/** Keys and values of the encoder's output for every decoder layer, computed once per window. */
export interface CrossKv {
  readonly program: Program;
  /** Per layer [windows, nAudioCtx, 2 × nTextState]. */
  readonly kv: readonly Tensor[];
}

export async function recordCrossKv(
  backend: Backend,
  dims: ModelDimensions,
  weights: DecoderWeights,
  encoder: AudioEncoder,
): Promise<CrossKv> {
  const { nAudioCtx, nTextState } = dims;
  const kv = weights.blocks.map((_, i) =>
    backend.tensor(`cross kv ${i}`, [encoder.windows, nAudioCtx, 2 * nTextState]),
  );
  const program = await backend.record(`cross kv × ${encoder.windows}`, (verbs) => {
    weights.blocks.forEach((block, i) => {
      const y = kv[i] as Tensor;
      verbs.linear({
        x: encoder.features,
        weight: block.crossKv,
        bias: block.crossKvBias,
        y,
        rows: encoder.windows * nAudioCtx,
      });
    });
  });
  return { program, kv };
}
