/** A result and how long it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const began = performance.now();
  const result = await work();
  return [performance.now() - began, result];
}
