import type { Locks } from "../client/storage/locks";

/** Locks that tabs share, in one process; nobody waits for one. */
export class FakeLocks {
  readonly #holders = new Map<string, object>();

  /** Another tab. */
  open(): Locks & { die(): void } {
    const tab = {};
    return {
      hold: async (id) => {
        if (this.#holders.has(id)) return undefined;
        this.#holders.set(id, tab);
        return () => void this.#holders.delete(id);
      },
      held: async () => new Set(this.#holders.keys()),
      die: () => {
        for (const [id, holder] of this.#holders) if (holder === tab) this.#holders.delete(id);
      },
    };
  }
}
