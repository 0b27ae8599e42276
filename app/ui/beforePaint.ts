/**
 * Does what has to read the layout once it is made for the next picture, not in the midst of a change, which would have it
 * made twice. Returns how to leave it out.
 */
export function beforePaint(work: () => void): () => void {
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}
