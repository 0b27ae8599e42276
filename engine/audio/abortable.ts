import { SottoError } from "../errors";
import type { AudioSource } from "./source";

/** Audio whose reading is given up as soon as the signal aborts, however long the next samples take; throws `cancelled` then. */
export function abortable(source: AudioSource, signal: AbortSignal): AudioSource {
  return {
    start: source.start,
    seconds: source.seconds,
    gaps: source.gaps,
    read: () =>
      new Promise((resolve, reject) => {
        const abort = () => {
          if (signal.aborted) reject(new SottoError("cancelled", "Cancelled while audio was waited for."));
        };
        signal.addEventListener("abort", abort);
        abort();
        source
          .read()
          .then(resolve, reject)
          .finally(() => signal.removeEventListener("abort", abort));
      }),
  };
}
