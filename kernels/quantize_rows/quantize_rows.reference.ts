/** What the largest of 32 numbers becomes, by how many columns of weights lie together: i16, or two bytes with their signs. */
export const largestNumbers = { 2: 32767, 4: 127 * 256 + 127 } as const;

/** Rows whose length is a multiple of 32, rounded to whole parts of the largest of every 32 numbers. */
export function roundRowsReference(x: Float32Array, parts: number): Float32Array<ArrayBuffer> {
  const rounded = new Float32Array(x.length);
  for (let block = 0; block < x.length; block += 32) {
    const numbers = x.subarray(block, block + 32);
    const largest = numbers.reduce((best, value) => Math.max(best, Math.abs(value)), 0);
    // The factor is f32's: a number half-way between two parts goes to the same one.
    const inverse = largest === 0 ? 0 : Math.fround(parts / largest);
    for (const [i, value] of numbers.entries()) rounded[block + i] = (Math.round(value * inverse) * largest) / parts;
  }
  return rounded;
}
