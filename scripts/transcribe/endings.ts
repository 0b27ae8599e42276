import { SottoError } from "../../engine/index";
import type { Services } from "./commandServices";

export interface EndingsOptions {
  /** Gives the work up; the first signal unless told. */
  readonly signal?: AbortSignal;
  readonly strayAs?: (error: unknown) => unknown;
}

/**
 * Waits for work that may never end by itself: it is given up when the user ends the program, and when an error strays that
 * nobody waits for, as from a decoder whose promise was forgotten.
 */
export class Endings {
  readonly #ended: Promise<never>;
  readonly #forget: () => void;

  /** `strayAs`: what a strayed error is told as. */
  constructor(
    { stop, onStray }: Pick<Services, "stop" | "onStray">,
    { signal = stop.asked, strayAs = (error) => error }: EndingsOptions = {},
  ) {
    let reject: (error: unknown) => void = () => {};
    this.#ended = new Promise((_, refuse) => {
      reject = refuse;
    });
    // Whether anybody waits for it is not known.
    this.#ended.catch(() => {});
    const interrupt = () => reject(new SottoError("cancelled", "Stopped."));
    const forgetStray = onStray((error) => reject(strayAs(error)));
    signal.addEventListener("abort", interrupt);
    if (signal.aborted) interrupt();
    this.#forget = () => {
      signal.removeEventListener("abort", interrupt);
      forgetStray();
    };
  }

  /** What the work gives, or the error that ended the wait for it. */
  wait<T>(work: Promise<T>): Promise<T> {
    work.catch(() => {});
    return Promise.race([work, this.#ended]);
  }

  close(): void {
    this.#forget();
  }
}
