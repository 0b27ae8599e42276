import type { Stop } from "./commandServices";

/** Signals that end the program with what is there; a third one ends it at once. */
export function watchSignals(): Stop {
  const [asked, urged] = [new AbortController(), new AbortController()];
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (urged.signal.aborted) process.exit(1);
      (asked.signal.aborted ? urged : asked).abort(signal);
    });
  }
  return { asked: asked.signal, urged: urged.signal };
}
