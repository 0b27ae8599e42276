/** Who writes what, among the tabs of this browser. */
export interface Locks {
  /**
   * Marks something as being written, until the returned function is called or this tab is gone; undefined where another tab
   * writes it.
   */
  hold(id: string): Promise<(() => void) | undefined>;
  /** Whatever a tab of this browser writes, this one included. */
  held(): Promise<ReadonlySet<string>>;
}

/** Milliseconds that a tab which was just closed, or crashed, may take to let go, and one that edits no more (`editActions.ts`). */
const patience = 4000;

/** Web Locks whose names begin with a prefix; a browser without them has one tab. */
export function createLocks(prefix: string): Locks {
  return {
    hold(id) {
      return new Promise((resolve) => {
        if (!navigator.locks) return resolve(() => {});
        const signal = AbortSignal.timeout(patience);
        navigator.locks
          .request(prefix + id, { signal }, () => new Promise<void>((free) => resolve(free)))
          .catch(() => resolve(undefined));
      });
    },
    async held() {
      const { held: locks = [] } = (await navigator.locks?.query()) ?? {};
      const names = locks.map(({ name }) => name ?? "").filter((name) => name.startsWith(prefix));
      return new Set(names.map((name) => name.slice(prefix.length)));
    },
  };
}
