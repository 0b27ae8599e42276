/**
 * Hears of errors that nobody waits for: promises that are rejected unseen, and a program that has nothing more to do
 * although it waits, as when a decoder forgets to answer.
 */
export function watchStray(): (listener: (error: unknown) => void) => () => void {
  const listeners = new Set<(error: unknown) => void>();
  const hear = (error: unknown) => {
    for (const listener of listeners) listener(error);
  };
  process.on("unhandledRejection", hear);
  process.on("uncaughtException", hear);
  process.on("beforeExit", () => hear(new Error("it stopped without an answer")));
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
