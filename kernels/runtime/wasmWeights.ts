import type { Weight, WeightFormat } from "./tensor";

/** "i16" keeps quantised weights and rounds activations to 16 bits per 32 numbers; "f32" rounds nothing. */
export type WasmPrecision = "i16" | "f32";

/** Outputs of a panel of weights. */
export const PANEL = 8;
/** Bytes of 32 × 8 quantised weights in panels. */
const BLOCK_BYTES = 320;

/** Of how many columns the bytes of quantised panels lie together: two for products of 16 bits, four for those of bytes; 0: f32. */
export type ColumnsTogether = 0 | 2 | 4;

/** How a weight lies in its panels. Products of bytes are for weights of at most seven bits. */
export function columnsTogether(format: WeightFormat, precision: WasmPrecision, byteDots: boolean): ColumnsTogether {
  if (precision === "f32" || !format.startsWith("q")) return 0;
  return byteDots && format !== "q8" ? 4 : 2;
}

/** Bytes that a weight takes on the processor: in panels of rows, each number in ten bits where it is quantised and in 32 else. */
export function wasmWeightBytes(
  { format, rows, cols }: Pick<Weight, "format" | "rows" | "cols">,
  precision: WasmPrecision = "i16",
): number {
  const panels = Math.ceil(rows / PANEL);
  return panels * (columnsTogether(format, precision, false) ? (cols / 32) * BLOCK_BYTES : cols * PANEL * 4);
}
