import allowNext from "../shared/allow_next.wgsl?raw";
import allowed from "../shared/allowed.wgsl?raw";
import attend from "../shared/attend.wgsl?raw";
import best from "../shared/best.wgsl?raw";
import gelu from "../shared/gelu.wgsl?raw";
import lstmStep from "../shared/lstm_step.wgsl?raw";
import noise from "../shared/noise.wgsl?raw";
import reduceNone from "../shared/reduce_none.wgsl?raw";
import reduceSubgroup from "../shared/reduce_subgroup.wgsl?raw";
import reduceWorkgroup from "../shared/reduce_workgroup.wgsl?raw";
import rowMerged from "../shared/row_merged.wgsl?raw";
import rowNorm from "../shared/row_norm.wgsl?raw";
import rowPlain from "../shared/row_plain.wgsl?raw";
import rowStatistics from "../shared/row_statistics.wgsl?raw";
import sequence from "../shared/sequence.wgsl?raw";
import slices from "../shared/slices.wgsl?raw";
import weightsF16 from "../shared/weights_f16.wgsl?raw";
import weightsF32 from "../shared/weights_f32.wgsl?raw";
import weightsQ4 from "../shared/weights_q4.wgsl?raw";
import weightsQ5 from "../shared/weights_q5.wgsl?raw";
import weightsQ8 from "../shared/weights_q8.wgsl?raw";
import type { WeightFormat } from "./tensor";

/** `load_weight` for every format in which weights lie on the device. */
export const weightSnippets: Readonly<Record<WeightFormat, string>> = {
  f32: weightsF32,
  f16: weightsF16,
  q4: weightsQ4,
  q5: weightsQ5,
  q8: weightsQ8,
};

/** `lane_sum`, by workgroup memory, by subgroups, or of a single lane. */
export const reduceSnippets = { workgroup: reduceWorkgroup, subgroup: reduceSubgroup, none: reduceNone } as const;

/** `begin_rows` and `load_x`, for rows as they are, after LayerNorm, and put together from what parts of their keys gave. */
export const rowSnippets = { plain: [rowPlain], norm: [rowStatistics, rowNorm], merged: [rowMerged] } as const;

/** Functions and constants that several kernels share. */
export const snippets = {
  allowed,
  allowNext,
  attend,
  best,
  gelu,
  lstmStep,
  noise,
  rowStatistics,
  sequence,
  slices,
} as const;
