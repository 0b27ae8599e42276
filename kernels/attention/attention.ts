import { defineKernel } from "../kernel";
import { rareKernels } from "../runtime/bringRareKernels";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import type { Tensor } from "../runtime/tensor";
import { headsOf } from "../shared/heads";
import source from "./attention.wgsl?raw";

export const attentionKernel = defineKernel({
  name: "attention",
  source,
  bindings: { qkv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32" },
  tunables: {},
  unrolled: ["l", "i", "e", "g"],
});

/** Bidirectional attention. */
export interface AttentionArgs {
  /** [batches × keys, 3 × width]: query, key, value. */
  readonly qkv: Tensor;
  /** [batches × keys, width]. */
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  readonly batches: number;
  /** On the processor, of one batch: the rows that ask, for which y has the first rows; otherwise all do. */
  readonly queries?: { readonly first: number; readonly count: number } | undefined;
}

/** On the processor: queries of a unit, and columns of a panel of attention_pack. */
const UNIT_QUERIES = 24;
const PANEL = 8;

export const attention: Operation<AttentionArgs> = {
  gpu({ qkv, y, heads, keys, batches, queries }, on) {
    if (queries) throw new RangeError("On a graphics card all rows ask.");
    const variant = on.tuning.attention;
    const { consts, width4 } = headsOf(dim(y, 1), heads);
    const work = { consts, buffers: { qkv, y }, params: { keys, width4 }, keys, heads, batches };
    if (variant.kind !== "tile") rareKernels().dispatchRareAttention(work, variant, on);
    else {
      const { GROUP_Q, GROUP_K, TQ, NEAR } = variant;
      on.dispatch({
        kernel: attentionKernel,
        prelude: { aliases: on.aliases, consts: { ...consts, GROUP_Q, GROUP_K, TQ, NEAR } },
        buffers: work.buffers,
        params: work.params,
        grid: [Math.ceil(keys / (GROUP_Q * TQ)), heads, batches],
      });
    }
  },
  wasm({ qkv, y, heads, keys, batches, queries = { first: 0, count: keys } }, on) {
    const { headWidth } = headsOf(dim(y, 1), heads);
    const padded = Math.ceil(keys / PANEL) * PANEL;
    const panels = on.shared("attention panels", batches * heads * 2 * padded * headWidth * 4);
    on.needScratch(UNIT_QUERIES * (padded + 1) * 4);
    const asked = { first: queries.first, queries: queries.count };
    const words = { qkv, panels, y, heads, keys, headWidth, ...asked };
    on.coarse("attention_pack", batches * heads, words);
    on.coarse("attention", batches * heads * Math.ceil(queries.count / UNIT_QUERIES), words);
  },
};
