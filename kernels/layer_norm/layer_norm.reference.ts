/** LayerNorm of every row: x [rows, cols], affine [2, cols] (weight, then bias). */
export function layerNormReference(x: Float32Array, affine: Float32Array, cols: number): Float64Array {
  const y = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += cols) {
    const row = x.subarray(start, start + cols);
    const mean = row.reduce((sum, value) => sum + value, 0) / cols;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / cols;
    const scale = 1 / Math.sqrt(variance + 1e-5);
    for (let c = 0; c < cols; c++) {
      y[start + c] = ((row[c] as number) - mean) * scale * (affine[c] as number) + (affine[cols + c] as number);
    }
  }
  return y;
}
