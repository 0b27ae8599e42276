import type { OpenWindow } from "./decodeRound";
import type { SpeechWindow } from "./speechWindows";

/**
 * The windows that are not done, and those that are but come after one that is not, in the order of the audio. At most
 * twice as many are held as are decoded together, however long one of them takes.
 */
export class WindowQueue {
  readonly #windows: AsyncGenerator<SpeechWindow>;
  readonly #batch: number;
  #held: readonly OpenWindow[] = [];
  #isStopped = false;
  /** Reading that goes on while the device decodes; its error waits for `next`. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(windows: AsyncGenerator<SpeechWindow>, batch: number) {
    this.#windows = windows;
    this.#batch = batch;
  }

  /** The next windows to decode, at most as many as are decoded together; none at the end. Reads what is missing. */
  async next(): Promise<readonly OpenWindow[]> {
    await this.#reading;
    await this.#read(() => this.#open().length < this.#batch && this.#held.length < 2 * this.#batch);
    return this.#open().slice(0, this.#batch);
  }

  /** Begins to read the windows after those that are decoded now. */
  readAhead(): void {
    const reading = this.#read(() => this.#held.length < 2 * this.#batch);
    reading.catch(() => {});
    this.#reading = reading;
  }

  /** Reads no further. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Takes the windows of `next` as they are after a round; returns those that are done and in front. */
  update(decoded: readonly OpenWindow[]): readonly OpenWindow[] {
    let at = 0;
    const held = this.#held.map((window) => (isOpen(window) && at < decoded.length ? decoded[at++]! : window));
    const open = held.findIndex(isOpen);
    const done = open < 0 ? held : held.slice(0, open);
    this.#held = held.slice(done.length);
    return done;
  }

  async #read(hasRoom: () => boolean): Promise<void> {
    while (hasRoom() && !this.#isStopped) {
      const next = await this.#windows.next();
      if (next.done) return;
      if (next.value.mel.frames === 0) continue;
      this.#held = [...this.#held, { ...next.value, seek: 0, lastSpeechTimestamp: 0, segments: [] }];
    }
  }

  #open(): readonly OpenWindow[] {
    return this.#held.filter(isOpen);
  }
}

function isOpen({ mel, seek }: OpenWindow): boolean {
  return seek < mel.frames;
}
