/** The mantissa's first 7 bits choose a table entry; a polynomial does the rest. */
const tableBits = 7;
const tableSize = 1 << tableBits;
const mantissaBitsInHighWord = 20;
const exponentBias = 1023;

/** For mantissas near 1 + (i + ½) / 128: that number's reciprocal and logarithm. */
const reciprocal = Float64Array.from({ length: tableSize }, (_, i) => 1 / (1 + (i + 0.5) / tableSize));
const logarithm = Float64Array.from({ length: tableSize }, (_, i) => Math.log10(1 + (i + 0.5) / tableSize));
/** By biased exponent: the power of two that brings a number into 1 … 2, and the logarithm that this takes away. */
const scale = Float64Array.from({ length: 2047 }, (_, e) => 2 ** (exponentBias - e));
const scaleLogarithm = Float64Array.from({ length: 2047 }, (_, e) => (e - exponentBias) * Math.log10(2));

/**
 * Replaces positive normal f64 numbers by their decimal logarithms, absolute error below 1e-10.
 *
 * Math.log10 took a third of the time of a mel window; this takes half of that. `words` is an Int32Array on the same
 * buffer (low word first, as on every platform that runs Sotto).
 */
export function log10InPlace(numbers: Float64Array, words: Int32Array): void {
  for (let i = 0; i < numbers.length; i++) {
    const high = words[2 * i + 1]!;
    const entry = (high >> (mantissaBitsInHighWord - tableBits)) & (tableSize - 1);
    const exponent = (high >> mantissaBitsInHighWord) & 0x7ff;
    const r = numbers[i]! * scale[exponent]! * reciprocal[entry]! - 1;
    const near1 = Math.LOG10E * r * (1 - r * (1 / 2 - r * (1 / 3 - r / 4)));
    numbers[i] = scaleLogarithm[exponent]! + logarithm[entry]! + near1;
  }
}
