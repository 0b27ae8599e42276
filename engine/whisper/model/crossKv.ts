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

/** Takes the memory for the keys and values of so many windows. */
export function crossKvTensors(
  backend: Backend,
  { nTextLayer, nAudioCtx, nTextState }: ModelDimensions,
  windows: number,
) {
  const shape = [windows, nAudioCtx, 2 * nTextState];
  return Array.from({ length: nTextLayer }, (_, i) => backend.tensor(`cross kv ${i}`, shape));
}

/** Records keys and values of what an encoder gives: they become the first of `kv`, which has room for as many or more. */
export async function recordCrossKv(
  backend: Backend,
  dims: ModelDimensions,
  weights: DecoderWeights,
  encoder: AudioEncoder,
  kv: readonly Tensor[],
): Promise<CrossKv> {
  const rows = encoder.windows * dims.nAudioCtx;
  const program = await backend.record(`cross kv × ${encoder.windows}`, (verbs) => {
    weights.blocks.forEach(({ crossKv: weight, crossKvBias: bias }, i) => {
      verbs.linear({ x: encoder.features, weight, bias, y: kv[i] as Tensor, rows });
    });
  });
  return { program, kv };
}
