/** Rounds to a whole number, halves to the even one, as Python's round and C's rint do. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
}

/**
 * Rounds seconds to hundredths as openai/whisper does.
 *
 * Its times are numpy.float64, whose round multiplies by 100, rounds halves to even and divides: round(2.675, 2) is
 * 2.68, where that of Python's float, which looks at all digits, is 2.67.
 */
export function roundToHundredths(seconds: number): number {
  return roundHalfEven(seconds * 100) / 100;
}
