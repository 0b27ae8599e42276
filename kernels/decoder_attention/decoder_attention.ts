import { crossAttention, dispatchInParts } from "../cross_attention/cross_attention";
import { linear } from "../linear/linear";
import { dispatchMatvec } from "../matvec/matvec";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import type { Operation } from "../runtime/operation";
import { count, dim } from "../runtime/shape";
import type { Tensor } from "../runtime/tensor";
import { dispatchSelfAttention, selfAttention } from "../self_attention/self_attention";
import { isAlone, type LinearArgs, type Norm } from "../shared/linear";

type Projection = Pick<LinearArgs, "weight" | "bias">;

/** A decoder layer's attention to its own tokens and to the audio, with all that lies between. */
export interface DecoderAttentionArgs {
  /** [rows, width]: what went into qkv, and what comes out, with both attentions added. */
  readonly x: Tensor;
  readonly y: Tensor;
  readonly heads: number;
  readonly sequences: number;
  readonly newTokens: number;
  readonly sums?: "as alone" | undefined;
  readonly self: {
    readonly state: Tensor;
    /** [rows, 3 × width]. */
    readonly qkv: Tensor;
    readonly cache: Tensor;
    readonly out: Projection;
  };
  readonly cross: {
    readonly norm: Norm;
    /** The query is left in y, [rows, width]. */
    readonly query: Projection & { readonly y: Tensor };
    readonly kv: Tensor;
    readonly keys: number;
    readonly rowsPerWindow: number;
    readonly out: Projection;
    readonly parts: Tensor | undefined;
  };
  readonly room: {
    /** [rows, width]. */
    readonly attended: Tensor;
    /** [rows, 4 × width]: x with the first attention added, or as much of it as each head adds. */
    readonly between: Tensor;
  };
}

/** Widest rows for which heads project what they found themselves: one workgroup reads a head's share of the weights. */
const PROJECTED_WIDTH = 512;

export const decoderAttention: Operation<DecoderAttentionArgs> = {
  gpu(args, on) {
    const { parts } = args.cross;
    if (parts && isProjectedByHeads(args, on)) projectByHeads(args, parts, on);
    else inTurn(args, (operation, asked) => operation.gpu(asked, on));
  },
  wasm(args, on) {
    inTurn(args, (operation, asked) => operation.wasm(asked, on));
  },
};

function isProjectedByHeads({ x, room, sums, heads, sequences, newTokens }: DecoderAttentionArgs, on: GpuRecorder) {
  const width = dim(x, 1);
  const rows = sequences * newTokens;
  const isWorthIt = on.tuning.matvec.reduce !== "none" && width <= PROJECTED_WIDTH && isAlone({ rows, sums });
  return isWorthIt && rows * heads * width <= count(room.between);
}

/** Every head projects what it found, and what reads the row next adds up the heads: one dispatch less. */
function projectByHeads(
  { self, cross, x, y, room, sums, ...sizes }: DecoderAttentionArgs,
  parts: Tensor,
  on: GpuRecorder,
) {
  const { attended, between } = room;
  const rows = sizes.sequences * sizes.newTokens;
  const { norm, query, out, ...audio } = cross;
  dispatchSelfAttention({ ...self, ...sizes, y: between }, on, { ...self.out, residual: x });
  dispatchMatvec({ ...query, x: between, norm, rows, sums }, on, { sum: sizes.heads });
  const follows = { ...out, residual: between, y, sums };
  const asked = { ...audio, parts, q: query.y, y: attended, heads: sizes.heads, rows, out: follows };
  dispatchInParts(asked, on, sizes.heads);
}

/** One after the other. */
function inTurn(
  { self, cross, x, y, room, sums, heads, sequences, newTokens }: DecoderAttentionArgs,
  perform: <Args>(operation: Operation<Args>, args: Args) => void,
): void {
  const { attended, between } = room;
  const rows = sequences * newTokens;
  const { norm, query, out, ...audio } = cross;
  perform(selfAttention, { ...self, y: attended, heads, sequences, newTokens });
  perform(linear, { ...self.out, x: attended, residual: x, y: between, rows, sums });
  perform(linear, { ...query, x: between, norm, rows, sums });
  const follows = { ...out, residual: between, y, sums };
  perform(crossAttention, { ...audio, q: query.y, y: attended, heads, rows, out: follows });
}
