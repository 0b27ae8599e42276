/** Milliseconds of a slice where the browser does not say how much time there is. */
const slice = 8;

export interface IdleWork<T> {
  readonly things: readonly T[];
  readonly each: (thing: T) => void;
  readonly done: () => void;
}

/** Goes through many things while the page has nothing else to do. Returns how to end that early. */
export function inIdleTime<T>({ things, each, done }: IdleWork<T>): () => void {
  let at = 0;
  const work = (hasTime: () => boolean) => {
    while (at < things.length && hasTime()) each(things[at++] as T);
    if (at < things.length) next();
    else done();
  };
  let cancel = () => {};
  const next = () => {
    if ("requestIdleCallback" in globalThis) {
      const handle = requestIdleCallback((left) => work(() => left.timeRemaining() > 1 || left.didTimeout), {
        timeout: 3000,
      });
      cancel = () => cancelIdleCallback(handle);
    } else {
      const timer = setTimeout(() => {
        const end = performance.now() + slice;
        work(() => performance.now() < end);
      }, slice);
      cancel = () => clearTimeout(timer);
    }
  };
  next();
  return () => cancel();
}
