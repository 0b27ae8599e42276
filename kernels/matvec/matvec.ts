import { defineKernel } from "../kernel";
import type { GpuRecorder } from "../runtime/gpuRecorder";
import { reduceSnippets, rowSnippets, snippets, weightSnippets } from "../runtime/snippets";
import { isAlone, type LinearArgs, linearFlags } from "../shared/linear";
import source from "./matvec.wgsl?raw";

export const matvecKernel = defineKernel({
  name: "matvec",
  source,
  bindings: { weight: "read", x: "read", affine: "read", bias: "read", residual: "read", y: "read_write" },
  params: { rows: "u32", outputs: "u32", cols4: "u32", bias: "u32", gelu: "u32", residual: "u32" },
  tunables: { WG: 128, LANES: 16 },
  unrolled: ["r", "j"],
});

/** Outputs that a lane group makes where there are many. */
const MANY = 4;
/** Room for a normalised row: one size for all models that it suffices, so that they share pipelines. */
const ROW4 = 320;
/** The same where several rows share their weights: so much has room in 16 KiB. */
const SHARED_ROW4 = 192;

/** Outputs for which many workgroups would each normalise the rows that they share. */
const MANY_OUTPUTS = 8192;

/** Whether rows are normalised as they are multiplied. */
export function normalises(args: LinearArgs): boolean {
  const { rows: outputs, cols } = args.weight;
  return isAlone(args) || (cols <= 4 * SHARED_ROW4 && outputs <= MANY_OUTPUTS);
}

/** Of rows whose keys were attended to in parts: vectors of a head, parts of a row. */
interface Merge {
  readonly HEAD4: number;
  readonly PARTS: number;
}

/** A linear layer of few rows; with a norm of those that `normalises` tells, of rows in parts of one or of such as are summed as one. */
export function dispatchMatvec(args: LinearArgs, on: GpuRecorder, merge?: Merge): void {
  const { x, weight, y, rows, bias, residual, norm } = args;
  const { reduce, WG, LANES, ROWS: shared, single } = on.tuning.matvec;
  const ROWS = isAlone(args) ? 1 : shared;
  const OUTPUTS = ROWS === 1 && weight.rows <= single ? 1 : MANY;
  on.dispatch({
    kernel: matvecKernel,
    prelude: {
      aliases: { ...on.aliases, In: on.typeOf(x), Out: on.typeOf(y) },
      consts: {
        ROWS,
        OUTPUTS,
        ...merge,
        ...((norm || merge) && { ROW4: ROWS === 1 ? Math.max(ROW4, weight.cols / 4) : SHARED_ROW4 }),
      },
      snippets: [
        weightSnippets[weight.format],
        snippets.gelu,
        reduceSnippets[reduce],
        ...rowSnippets[merge ? "merged" : norm ? "norm" : "plain"],
      ],
      enables: reduce === "subgroup" ? ["subgroups"] : [],
    },
    constants: { WG, LANES },
    buffers: { weight, x, affine: norm?.affine, bias, residual, y },
    params: { rows, outputs: weight.rows, cols4: weight.cols / 4, ...linearFlags(args) },
    grid: [Math.ceil(weight.rows / ((WG / LANES) * OUTPUTS)), Math.ceil(rows / ROWS)],
  });
}
