/** Milliseconds over which a read-back is late whose work was done before: other browsers take one or two. */
const LATE = 20;
/** Milliseconds between two nudges. */
const PAUSE = 1;
const MAP_READ = 0x01;

/** What it needs of a device's queue and of a buffer. */
interface Queue {
  submit(commands: never[]): void;
  onSubmittedWorkDone(): Promise<unknown>;
}
interface Mappable {
  mapAsync(mode: number, offset: number, size: number): Promise<unknown>;
}

/**
 * Waits for buffers to be read back. Firefox looks only every 100 ms whether one is ready, unless the queue gets something to do:
 * where the first wait of a device is late, empty submits follow each other while later ones last.
 */
export class ReadBack {
  readonly #queue: Queue;
  readonly #now: () => number;
  #isLate: boolean | undefined;

  constructor(queue: Queue, now = () => performance.now()) {
    this.#queue = queue;
    this.#now = now;
  }

  /** Maps the first `bytes` of a buffer, to which the last submit writes. */
  async map(buffer: Mappable, bytes: number): Promise<void> {
    if (this.#isLate === undefined) return this.#measured(buffer, bytes);
    const mapped = buffer.mapAsync(MAP_READ, 0, bytes);
    if (!this.#isLate) return void (await mapped);
    const timer = setInterval(() => this.#queue.submit([]), PAUSE);
    await mapped.finally(() => clearInterval(timer));
  }

  /** The first time: what is submitted is waited for by itself, so that nothing but the browser's own delay is measured. */
  async #measured(buffer: Mappable, bytes: number): Promise<void> {
    await this.#queue.onSubmittedWorkDone();
    const began = this.#now();
    await buffer.mapAsync(MAP_READ, 0, bytes);
    this.#isLate = this.#now() - began > LATE;
  }
}
