/** The closed list of failures that a user can act on; everything else is `internal`. */
export type ErrorCode =
  | "device-unavailable"
  | "device-lost"
  /** The thread that computes was ended or hangs; another one has to load the model again. */
  | "engine-lost"
  | "out-of-memory"
  | "model-unknown"
  | "model-corrupt"
  | "download-failed"
  | "storage-full"
  | "offline"
  | "busy"
  | "cancelled"
  | "mic-denied"
  | "mic-missing"
  | "audio-unreadable"
  /** A file of the user's has changed or has gone since it was given. */
  | "file-gone"
  | "internal";

/**
 * An error with a code. The code is the error's `name`, because that is what survives a worker call;
 * `message` is one sentence with the offending value and what was expected.
 */
export class SottoError extends Error {
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = code;
  }
}

/** Throws `cancelled` once the signal has aborted; what was found until then stays valid. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SottoError("cancelled", "The transcription was cancelled; the text found is kept.");
}

/** The code of anything that was thrown, here or on the other side of a worker call. */
export function errorCode(error: unknown): ErrorCode {
  const name = error instanceof Error ? error.name : "";
  return CODES.has(name) ? (name as ErrorCode) : "internal";
}

const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  "device-unavailable",
  "device-lost",
  "engine-lost",
  "out-of-memory",
  "model-unknown",
  "model-corrupt",
  "download-failed",
  "storage-full",
  "offline",
  "busy",
  "cancelled",
  "mic-denied",
  "mic-missing",
  "audio-unreadable",
  "file-gone",
]);
