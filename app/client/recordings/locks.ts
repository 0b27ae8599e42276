const prefix = "sotto.recording.";

/** Milliseconds that a tab which was just closed, or crashed, may take to let go. */
const patience = 2000;

/**
 * Marks a recording as being written, until the returned function is called or this worker is gone; undefined where another
 * tab writes it.
 */
export function hold(id: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve(() => {});
    navigator.locks
      .request(prefix + id, { signal: AbortSignal.timeout(patience) }, () => new Promise<void>((free) => resolve(free)))
      .catch(() => resolve(undefined));
  });
}

/** The recordings that a tab of this browser writes. */
export async function held(): Promise<ReadonlySet<string>> {
  const { held: locks = [] } = (await navigator.locks?.query()) ?? {};
  const names = locks.map(({ name }) => name ?? "").filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
