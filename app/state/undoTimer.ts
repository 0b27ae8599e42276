/** Milliseconds in which a deletion can be undone. */
const pause = 6000;

/** The time in which something that was deleted can be taken back. */
export interface UndoTimer {
  /** Begins anew. */
  start(): void;
  /** Its end is not told any more. */
  stop(): void;
}

export function createUndoTimer(onEnd: () => void): UndoTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    start() {
      stop();
      timer = setTimeout(onEnd, pause);
    },
    stop,
  };
}
