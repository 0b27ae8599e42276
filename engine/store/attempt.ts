import type { SottoError } from "../errors";

/** An attempt that failed in a way that another one may not: the error is what the last of them ends with. */
export class FailedAttempt extends Error {
  readonly error: SottoError;
  /** Milliseconds that the host asked to be left alone. */
  readonly after: number;

  constructor(error: SottoError, after = 0) {
    super(error.message);
    this.error = error;
    this.after = after;
  }
}
