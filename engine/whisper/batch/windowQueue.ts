import type { OpenWindow } from "./openWindow";
import type { SpeechWindow } from "./speechWindows";

/**
 * The windows that are not done, and those that are but come after one that is not, in the order of the audio; at most `most`,
 * however long one of them takes.
 */
export class WindowQueue {
  readonly #windows: AsyncGenerator<SpeechWindow>;
  readonly #most: number;
  #held: readonly OpenWindow[] = [];
  /** Those that are being decoded, by their ids. */
  readonly #taken = new Set<number>();
  #count = 0;
  #isAhead = false;
  #hasEnded = false;
  /** What reading has failed with, until its window is wanted. */
  #failure: { readonly error: unknown } | undefined;
  #reading: Promise<void> | undefined;

  constructor(windows: AsyncGenerator<SpeechWindow>, most: number) {
    this.#windows = windows;
    this.#most = most;
  }

  /** All that are held, in the order of the audio. */
  get held(): readonly OpenWindow[] {
    return this.#held;
  }

  /** Those that nobody decodes. */
  get waiting(): readonly OpenWindow[] {
    return this.#held.filter((window) => isOpen(window) && !this.#taken.has(window.id));
  }

  /** Whether others may still be read. */
  get mayGrow(): boolean {
    return !this.#hasEnded && !this.#failure;
  }

  /** Whether windows are read while others are decoded. */
  get isAhead(): boolean {
    return this.#isAhead;
  }

  /** Waits until so many windows wait, fewer where no more can be held or there are none. Throws what reading has failed with. */
  async wait(count: number): Promise<void> {
    while (this.waiting.length < count && this.#canRead()) await this.#read();
    if (this.waiting.length === 0 && this.#failure) throw this.#failure.error;
  }

  /** Reads, from now on, whenever there is room. */
  readAhead(): void {
    this.#isAhead = true;
    if (this.#canRead()) this.#read();
  }

  /** Reads no further. */
  stop(): void {
    this.#hasEnded = true;
  }

  /** Gives the first that wait to be decoded; one where some were decoded before, which begin alone. */
  take(count: number): readonly OpenWindow[] {
    const { waiting } = this;
    const taken = waiting.slice(0, waiting.some(({ attempts }) => attempts.length > 0) ? 1 : count);
    for (const { id } of taken) this.#taken.add(id);
    return taken;
  }

  /** Takes back all that were not decoded. */
  putBack(): void {
    this.#taken.clear();
  }

  /** Takes a window back with what has become of it; where that does not finish it, it waits again. */
  change(id: number, changes: Partial<OpenWindow>): void {
    this.#taken.delete(id);
    this.#held = this.#held.map((window) => (window.id === id ? { ...window, ...changes } : window));
  }

  /** Gives those that are done and in front, and forgets them. */
  done(): readonly OpenWindow[] {
    const open = this.#held.findIndex(isOpen);
    const done = open < 0 ? this.#held : this.#held.slice(0, open);
    this.#held = this.#held.slice(done.length);
    if (this.#isAhead) this.readAhead();
    return done;
  }

  #canRead(): boolean {
    return this.mayGrow && this.#held.length < this.#most;
  }

  /** Reads a window; whoever asks meanwhile waits for the same. */
  #read(): Promise<void> {
    this.#reading ??= this.#readNext().finally(() => {
      this.#reading = undefined;
      if (this.#isAhead) this.readAhead();
    });
    return this.#reading;
  }

  async #readNext(): Promise<void> {
    try {
      const { done, value } = await this.#windows.next();
      if (done) this.#hasEnded = true;
      else if (value.content.frames > 0) {
        const window = { ...value, id: this.#count++, seek: 0, lastSpeechTimestamp: 0, segments: [], attempts: [] };
        this.#held = [...this.#held, window];
      }
    } catch (error) {
      this.#failure = { error };
    }
  }
}

function isOpen({ content, seek }: OpenWindow): boolean {
  return seek < content.frames;
}
