import { SottoError } from "../errors";

/** `download-failed`, where a host did not give a file: with what it answered, or without any answer. */
export class HostFailure extends SottoError {
  /** Of HTTP; undefined: it cannot be reached, or does not let this page read what it says. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super("download-failed", message, options);
    this.status = status;
  }
}
