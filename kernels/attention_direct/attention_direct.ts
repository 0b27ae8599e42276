import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { AttentionWork } from "../shared/heads";
import source from "./attention_direct.wgsl?raw";

export const attentionDirectKernel = defineKernel({
  name: "attention_direct",
  source,
  bindings: { qkv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32" },
  tunables: { WG: 32 },
});

const WG = 32;
/** Queries that an invocation owns. */
const QUERIES = 4;

/** Bidirectional attention on an adapter that is software. */
export function dispatchAttentionDirect(
  { consts, keys, heads, batches, ...work }: AttentionWork,
  on: GpuRecorder,
): void {
  on.dispatch({
    kernel: attentionDirectKernel,
    prelude: { aliases: on.aliases, consts },
    constants: { WG },
    ...work,
    grid: [Math.ceil(keys / (WG * QUERIES)), heads, batches],
  });
}
