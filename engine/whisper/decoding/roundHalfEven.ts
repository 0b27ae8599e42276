/** Rounds to the nearest whole number, halves to the even one, as Python's round() does. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return Math.round(value);
}
