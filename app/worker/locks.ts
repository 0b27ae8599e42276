const prefix = "sotto.recording.";

/**
 * Marks a recording as being written, until the returned function is called or this worker is gone; undefined where another
 * tab writes it.
 */
export function hold(id: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    if (!navigator.locks) return resolve(() => {});
    void navigator.locks.request(prefix + id, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(undefined);
      return new Promise<void>((free) => resolve(free));
    });
  });
}

/** The recordings that a tab of this browser writes. */
export async function held(): Promise<ReadonlySet<string>> {
  const { held: locks = [] } = (await navigator.locks?.query()) ?? {};
  const names = locks.map(({ name }) => name ?? "").filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
