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

  constructor(windows: AsyncGenerator<SpeechWindow>, batch: number) {
    this.#windows = windows;
    this.#batch = batch;
  }

  /** The next windows to decode, at most as many as are decoded together; none at the end. Reads what there is room for. */
  async next(): Promise<readonly OpenWindow[]> {
    let room = Math.min(this.#batch - this.#open().length, 2 * this.#batch - this.#held.length);
    while (room > 0) {
      const next = await this.#windows.next();
      if (next.done) break;
      if (next.value.mel.frames === 0) continue;
      this.#held = [...this.#held, { ...next.value, seek: 0, lastSpeechTimestamp: 0, segments: [] }];
      room--;
    }
    return this.#open();
  }

  /** Takes the windows of `next` as they are after a round; returns those that are done and in front. */
  update(decoded: readonly OpenWindow[]): readonly OpenWindow[] {
    let at = 0;
    const held = this.#held.map((window) => (isOpen(window) ? decoded[at++]! : window));
    const open = held.findIndex(isOpen);
    const done = open < 0 ? held : held.slice(0, open);
    this.#held = held.slice(done.length);
    return done;
  }

  #open(): readonly OpenWindow[] {
    return this.#held.filter(isOpen);
  }
}

function isOpen({ mel, seek }: OpenWindow): boolean {
  return seek < mel.frames;
}
