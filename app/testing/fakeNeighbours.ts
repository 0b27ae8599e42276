import type { Neighbours, Notice } from "../client/models/neighbours";

/** Tabs that share locks and hear each other, in one process. */
export class FakeTabs {
  readonly #queues = new Map<string, Promise<void>>();
  readonly #holders = new Map<string, number>();
  readonly #listeners = new Map<object, (notice: Notice) => void>();

  /** Another tab. */
  open(): Neighbours & { die(): void } {
    const tab = {};
    const die = new AbortController();
    const alone = (name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> => {
      const turn = this.#queues.get(name) ?? Promise.resolve();
      this.#holders.set(name, (this.#holders.get(name) ?? 0) + 1);
      const done = turn.then(async () => {
        if (signal.aborted) throw new DOMException("Aborted", "AbortError");
        await Promise.race([work(), aborted(die.signal)]);
      });
      const freed = done.catch(() => {}).then(() => void this.#holders.set(name, (this.#holders.get(name) ?? 1) - 1));
      this.#queues.set(name, freed);
      return done;
    };
    return {
      alone,
      ifAlone: async (name, work) => {
        if ((this.#holders.get(name) ?? 0) === 0) await alone(name, new AbortController().signal, work);
      },
      tell: (notice) => {
        if (die.signal.aborted) return;
        for (const [other, listener] of this.#listeners) {
          if (other !== tab) setTimeout(() => listener(structuredClone(notice)), 1);
        }
      },
      listen: (listener) => void this.#listeners.set(tab, listener),
      die: () => {
        this.#listeners.delete(tab);
        die.abort();
      },
    };
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}
