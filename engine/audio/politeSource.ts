import type { AudioSource } from "./source";

/** Milliseconds of work after which others get their turn: less than a group of decoding steps takes. */
const longestWork = 4;

/** Audio that can be read while the device decodes, with pauses in which its answers are taken and its next steps submitted. */
export class PoliteSource implements AudioSource {
  /** Whether the device has work. */
  isPolite = false;
  readonly #source: AudioSource;
  #rested = performance.now();

  constructor(source: AudioSource) {
    this.#source = source;
  }

  get start(): number {
    return this.#source.start;
  }

  get seconds(): number | undefined {
    return this.#source.seconds;
  }

  async read(): Promise<Float32Array<ArrayBuffer> | null> {
    if (this.isPolite && performance.now() - this.#rested > longestWork) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      this.#rested = performance.now();
    }
    return this.#source.read();
  }
}
