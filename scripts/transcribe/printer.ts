import type { TextStream } from "./commandServices";
import { diskReason } from "./disk";
import type { ProgressStream } from "./progress";

/**
 * Standard output. What cannot be written is told once on standard error and remembered, so that it never passes for
 * success; a reader that has seen enough (`sotto … | head`) is no failure.
 */
export class Printer implements TextStream {
  readonly #stdout: TextStream;
  readonly #stderr: ProgressStream;
  #state: "open" | "closed" | "failed" = "open";
  #last: Promise<void> = Promise.resolve();

  constructor(stdout: TextStream, stderr: ProgressStream) {
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** `closed` where the reader is gone, `failed` where text was lost. */
  get state(): "open" | "closed" | "failed" {
    return this.#state;
  }

  /** Prints in order; resolves once it is written or known to be lost, and is never rejected. */
  write(text: string): Promise<void> {
    if (text === "" || this.#state !== "open") return this.#last;
    this.#last = this.#last.then(() => this.#print(text));
    return this.#last;
  }

  async #print(text: string): Promise<void> {
    if (this.#state !== "open") return;
    try {
      await this.#stdout.write(text);
    } catch (error) {
      this.#state = (error as NodeJS.ErrnoException).code === "EPIPE" ? "closed" : "failed";
      if (this.#state === "failed") this.#stderr.write(`Standard output cannot be written: ${diskReason(error)}.\n`);
    }
  }
}
