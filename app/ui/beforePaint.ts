/**
 * Does what has to read the layout right before the next picture, not in the midst of a change, whose task would have to make the
 * layout as well. Returns how to leave it out.
 */
export function beforePaint(work: () => void): () => void {
  const frame = requestAnimationFrame(work);
  return () => cancelAnimationFrame(frame);
}
