export interface WatchdogOptions {
  /** Resolves when what is watched has time to answer. */
  ping(): Promise<void>;
  /** Called once when no answer came. */
  onHang(): void;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** Looks in a row that may find the same question unanswered; a machine that slept has missed only one. */
  readonly patience: number;
}

/** Asks again and again whether somebody is there, until it is stopped. */
export function startWatchdog({ ping, onHang, every, patience }: WatchdogOptions): () => void {
  let asked = false;
  let missed = 0;
  const timer = setInterval(() => {
    if (asked) {
      missed++;
      if (missed < patience) return;
      clearInterval(timer);
      onHang();
      return;
    }
    asked = true;
    missed = 0;
    const answered = () => {
      asked = false;
    };
    ping().then(answered, answered);
  }, every);
  return () => clearInterval(timer);
}
