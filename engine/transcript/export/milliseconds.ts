/** Seconds as whole milliseconds, rounded as Python's round() does: half to even, so that files are byte-equal. */
export function milliseconds(seconds: number): number {
  const exact = seconds * 1000;
  const floor = Math.floor(exact);
  return exact - floor === 0.5 ? floor + Math.abs(floor % 2) : Math.round(exact);
}
