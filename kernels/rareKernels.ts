// Kernels that only some devices take, software adapters and cards with subgroup matrices: one file, which a page fetches for these.
import { dispatchAttentionDirect } from "./attention_direct/attention_direct";
import { dispatchAttentionMatrix } from "./attention_matrix/attention_matrix";
import { dispatchMatmul } from "./matmul/matmul";
import { dispatchMatmulDirect } from "./matmul_direct/matmul_direct";
import { dispatchMatmulMatrix } from "./matmul_matrix/matmul_matrix";
import type { GpuRecorder } from "./runtime/gpuRecorder";
import type { Tuning } from "./runtime/tuning";
import { variants } from "./runtime/variants";
import type { AttentionWork } from "./shared/heads";
import type { LinearArgs } from "./shared/linear";

export { hasMatrices } from "./shared/matrices";

type Rare<Variant> = Exclude<Variant, { readonly kind: "tile" }>;

/** A linear layer of many rows; matrices write vectors of four numbers, and logits are not for f16. */
export function dispatchRareMatmul(args: LinearArgs, variant: Rare<Tuning["matmul"]>, on: GpuRecorder): void {
  const { weight, y } = args;
  if (variant.kind === "direct") dispatchMatmulDirect(args, on);
  else if (weight.rows % 4 === 0 && y.type === "element") dispatchMatmulMatrix(args, variant, on);
  else dispatchMatmul(args, variants.matmul["8×16/8×4"], on);
}

/** Bidirectional attention. */
export function dispatchRareAttention(work: AttentionWork, variant: Rare<Tuning["attention"]>, on: GpuRecorder): void {
  if (variant.kind === "direct") dispatchAttentionDirect(work, on);
  else dispatchAttentionMatrix(work, variant, on);
}
