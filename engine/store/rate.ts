/** Milliseconds that a rate looks back: short enough to follow a network that changes, long enough to be read. */
const span = 5000;
const least = 1000;

/** How fast bytes come. */
export class Rate {
  #seen: { readonly at: number; readonly loaded: number }[] = [];

  /** Takes down how many bytes there are at a moment of a clock in milliseconds. */
  add(at: number, loaded: number): void {
    if (loaded < (this.#seen.at(-1)?.loaded ?? 0)) this.#seen = [];
    this.#seen.push({ at, loaded });
    while (this.#seen.length > 2 && (this.#seen[1]?.at ?? at) < at - span) this.#seen.shift();
  }

  /** Bytes a second; undefined until a second has passed. */
  get bytesPerSecond(): number | undefined {
    const first = this.#seen[0];
    const last = this.#seen.at(-1);
    if (!first || !last || last.at - first.at < least) return undefined;
    return ((last.loaded - first.loaded) * 1000) / (last.at - first.at);
  }
}
