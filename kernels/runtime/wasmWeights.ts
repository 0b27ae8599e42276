import type { Weight, WeightFormat } from "./tensor";

/** "i16" keeps quantised weights and rounds activations to 16 bits per 32 numbers; "f32" rounds nothing. */
export type WasmPrecision = "i16" | "f32";

/** Outputs of a panel of weights. */
export const PANEL = 8;
/** Bytes of 32 × 8 quantised weights in panels. */
const BLOCK_BYTES = 320;

/** Whether a weight's panels are quantised. */
export function isQuantised(format: WeightFormat, precision: WasmPrecision): boolean {
  return precision === "i16" && format.startsWith("q");
}

/** Bytes that a weight takes on the processor: in panels of rows, each number in ten bits where it is quantised and in 32 else. */
export function wasmWeightBytes(
  { format, rows, cols }: Pick<Weight, "format" | "rows" | "cols">,
  precision: WasmPrecision = "i16",
): number {
  const panels = Math.ceil(rows / PANEL);
  return panels * (isQuantised(format, precision) ? (cols / 32) * BLOCK_BYTES : cols * PANEL * 4);
}
