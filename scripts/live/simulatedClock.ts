/** A clock on which computing takes the time that it takes, and waiting none. */
export class SimulatedClock {
  #offset = 0;

  /** Milliseconds since the start. */
  now(): number {
    return performance.now() + this.#offset;
  }

  start(): void {
    this.#offset = -performance.now();
  }

  /** Goes on to these milliseconds; never back. */
  skipTo(milliseconds: number): void {
    if (Number.isFinite(milliseconds)) this.#offset += Math.max(0, milliseconds - this.now());
  }

  /** Does what another thread does in the real recording: it takes no time. */
  outside<Result>(work: () => Result): Result {
    const began = performance.now();
    const result = work();
    this.#offset -= performance.now() - began;
    return result;
  }
}
