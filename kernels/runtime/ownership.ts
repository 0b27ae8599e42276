/** What a scope has taken of a device, and the scopes within it: all of it is given back at once. */
export class Ownership {
  readonly #parent: Ownership | undefined;
  readonly #within = new Set<Ownership>();
  #held: (() => void)[] = [];
  #bytes = 0;
  #isOver = false;

  constructor(parent?: Ownership) {
    this.#parent = parent;
  }

  /** Whether it belongs to another one, and cannot be used again once it was given back. */
  get isPart(): boolean {
    return this.#parent !== undefined;
  }

  /** Bytes held, those of the scopes within included. */
  get bytes(): number {
    return [...this.#within].reduce((sum, { bytes }) => sum + bytes, this.#bytes);
  }

  /** A part of it that can be given back alone. */
  part(): Ownership {
    this.throwIfOver("another scope");
    const part = new Ownership(this);
    this.#within.add(part);
    return part;
  }

  /** Called before anything is taken: a scope that was given back must not take more, which nobody would free. */
  throwIfOver(label: string): void {
    if (this.#isOver) throw new Error(`${label} was asked of a scope that has been given back.`);
  }

  /** Holds something until `release` gives it back. */
  hold(bytes: number, release: () => void): void {
    this.#held.push(release);
    this.#bytes += bytes;
  }

  /** Gives everything back, the last first. Only the outermost can be used again. */
  release(): void {
    this.#isOver = this.isPart;
    for (const part of [...this.#within]) part.release();
    const held = this.#held.toReversed();
    this.#held = [];
    this.#bytes = 0;
    for (const release of held) release();
    if (this.#parent) this.#parent.#within.delete(this);
  }
}
