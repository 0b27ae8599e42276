/** Element type of a tensor; "element" is the back end's number type (f32, or f16 where that was chosen). */
export type TensorType = "element" | "f32" | "u32";

/** A block of device memory, dense and row-major. */
export interface Tensor {
  readonly label: string;
  readonly shape: readonly number[];
  readonly type: TensorType;
}

/**
 * How a weight matrix lies on the device, in 32-bit words per block of 32 weights: f32 32, f16 16,
 * q4 5 and q5 6 (scale and minimum as two f16, then high bits, then nibbles), q8 9 (scale, then bytes).
 */
export type WeightFormat = "f32" | "f16" | "q4" | "q5" | "q8";

/** A weight matrix [rows, cols] in its device format; rows are outputs. */
export interface Weight {
  readonly label: string;
  readonly format: WeightFormat;
  readonly rows: number;
  readonly cols: number;
}
