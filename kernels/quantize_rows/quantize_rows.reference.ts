/** Rows whose length is a multiple of 32, rounded to 65535 steps of the largest of every 32 numbers. */
export function roundRowsReference(x: Float32Array): Float32Array<ArrayBuffer> {
  const rounded = new Float32Array(x.length);
  for (let block = 0; block < x.length; block += 32) {
    const numbers = x.subarray(block, block + 32);
    const largest = numbers.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
    for (const [i, value] of numbers.entries()) {
      rounded[block + i] = largest === 0 ? 0 : (Math.round((value / largest) * 32767) * largest) / 32767;
    }
  }
  return rounded;
}
