import { defineKernel } from "../kernel";
import { linear } from "../linear/linear";
import { dispatchMatvec } from "../matvec/matvec";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Operation } from "../runtime/operation";
import { dim } from "../runtime/shape";
import { snippets } from "../runtime/snippets";
import type { Tensor } from "../runtime/tensor";
import { headsOf, keysRoom, scoreBytes } from "../shared/heads";
import { isAlone, type LinearArgs } from "../shared/linear";
import source from "./cross_attention.wgsl?raw";

export const crossAttentionKernel = defineKernel({
  name: "cross_attention",
  source,
  bindings: { q: "read", kv: "read", y: "read_write" },
  params: { keys: "u32", part_keys: "u32", width4: "u32", rows_per_window: "u32", whole: "u32" },
  tunables: { WG: 128 },
});

/** Attention of tokens over a window of audio, with the linear layer that follows. */
export interface CrossAttentionArgs {
  /** [sequences × T, width]. */
  readonly q: Tensor;
  /** [windows, keys, 2 × width]. */
  readonly kv: Tensor;
  /** [rows, width]; where a layer follows, room for what it is given. */
  readonly y: Tensor;
  readonly heads: number;
  readonly keys: number;
  /** Rows of q that look at one window. */
  readonly rowsPerWindow: number;
  readonly rows: number;
  readonly out?: Pick<LinearArgs, "weight" | "bias" | "residual" | "y" | "sums"> | undefined;
  /** `partsShape` in f32: room for rows that stand alone, so that many workgroups attend to the keys of each. */
  readonly parts?: Tensor | undefined;
}

/** Keys that a workgroup attends to at most where a row's are parted: into as many parts in all models that share pipelines. */
const PART_KEYS = 192;

/** Shape of what the parts of so many rows leave: per head and part the sum of its values, its highest score and sum of weights. */
export function partsShape(rows: number, width: number, heads: number, keys: number): readonly number[] {
  return [rows, heads, Math.ceil(keysRoom(keys) / PART_KEYS), width / heads + 4];
}

export const crossAttention: Operation<CrossAttentionArgs> = {
  gpu(args, on) {
    const { y, out, parts, rows, heads } = args;
    if (out && parts && isAlone({ rows, ...out }) && on.tuning.matvec.reduce !== "none") {
      const { consts } = headsOf(dim(y, 1), heads);
      dispatchAttention(args, parts, on);
      dispatchMatvec({ ...out, x: parts, rows }, on, { HEAD4: consts.HEAD4, PARTS: dim(parts, 2) });
    } else {
      dispatchAttention(args, undefined, on);
      if (out) linear.gpu({ ...out, x: y, rows }, on);
    }
  },
  wasm({ q, kv, y, heads, keys, rowsPerWindow, rows, out }, on) {
    const { headWidth } = headsOf(dim(y, 1), heads);
    // A thread takes all heads of a row, unless there are fewer rows than threads.
    const parts = rows < on.threads ? Math.min(heads, on.threads) : 1;
    on.needScratch(Math.ceil(heads / parts) * scoreBytes(keys));
    on.coarse("cross_attention", parts * rows, { q, kv, y, heads, headWidth, keys, rowsPerWindow, parts });
    if (out) linear.wasm({ ...out, x: y, rows }, on);
  },
};

function dispatchAttention(args: CrossAttentionArgs, parts: Tensor | undefined, on: GpuRecorder): void {
  const { q, kv, heads, keys, rowsPerWindow, rows } = args;
  const { consts, width4 } = headsOf(dim(args.y, 1), heads);
  const count = parts ? dim(parts, 2) : 1;
  const y = parts ?? args.y;
  on.dispatch({
    kernel: crossAttentionKernel,
    prelude: {
      aliases: { ...on.aliases, Out: on.typeOf(y) },
      consts: { ...consts, MAX_KEYS: keysRoom(keys) },
      snippets: [snippets.attend],
    },
    constants: { WG: on.tuning.attend },
    buffers: { q, kv, y },
    params: {
      keys,
      part_keys: Math.ceil(keys / count),
      width4,
      rows_per_window: rowsPerWindow,
      whole: parts ? 0 : 1,
    },
    grid: [heads, rows, count],
  });
}
