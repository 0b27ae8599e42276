/** A chunk of a model that has just come, not yet compared with anything but itself. */
export interface LandedChunk {
  /** The number of its file, and its own within the file. */
  readonly file: number;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

type Hear = (chunk: LandedChunk | undefined) => void;

/** Models on their way: whoever reads one while it comes hears of each chunk as it lands, and how many bytes there are. */
export class Arrivals {
  readonly #waiting = new Map<string, Map<string, Hear[]>>();
  readonly #listeners = new Map<string, Set<(loaded: number) => void>>();

  /** Resolves with a chunk, whose bytes are the caller's own, when it lands; with undefined when no more do. */
  next(name: string, file: number, index: number): Promise<LandedChunk | undefined> {
    const waiting = this.#waiting.get(name) ?? new Map<string, Hear[]>();
    this.#waiting.set(name, waiting);
    const key = `${file} ${index}`;
    return new Promise((resolve) => waiting.set(key, [...(waiting.get(key) ?? []), resolve]));
  }

  land(name: string, chunk: LandedChunk): void {
    const waiting = this.#waiting.get(name);
    const key = `${chunk.file} ${chunk.index}`;
    for (const hear of waiting?.get(key) ?? []) hear({ ...chunk, bytes: chunk.bytes.slice() });
    waiting?.delete(key);
  }

  /** Hears how many bytes of a model are there, until it ends. */
  listen(name: string, listener: (loaded: number) => void): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }

  tell(name: string, loaded: number): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(loaded);
  }

  /** Says that no more of a model comes, whether or not all of it did. */
  end(name: string): void {
    for (const hears of this.#waiting.get(name)?.values() ?? []) for (const hear of hears) hear(undefined);
    this.#waiting.delete(name);
    this.#listeners.delete(name);
  }
}
