import type { ShelfFailure } from "./types";

/** What tabs tell each other about models. */
export type Notice =
  | {
      readonly type: "progress";
      readonly name: string;
      readonly status: "downloading" | "converting";
      readonly loaded: number;
      readonly total: number;
      readonly rate: number | undefined;
      readonly secondsLeft: number | undefined;
      readonly retryIn: number | undefined;
    }
  /** Its record is another one now, or its download ended, with or without a failure. */
  | { readonly type: "changed"; readonly name: string; readonly failure: ShelfFailure | undefined }
  /** Asks whoever downloads it to stop. */
  | { readonly type: "stop"; readonly name: string; readonly how: "pause" | "cancel" };

/** The other tabs of this page. */
export interface Neighbours {
  /** Does work on a model while no other tab does, once it is this tab's turn. Rejects when the signal aborts before. */
  alone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>;
  /** The same if no other tab is at it; else nothing. */
  ifAlone(name: string, work: () => Promise<void>): Promise<void>;
  tell(notice: Notice): void;
  listen(listener: (notice: Notice) => void): void;
}

const prefix = "sotto.model.";

/** Tabs agree by Web Locks, which the browser frees when a tab dies, and talk over a BroadcastChannel. */
export function createNeighbours(locks: LockManager | undefined, channel: BroadcastChannel): Neighbours {
  return {
    async alone(name, signal, work) {
      if (!locks) return work();
      await locks.request(prefix + name, { signal }, work);
    },
    async ifAlone(name, work) {
      if (!locks) return work();
      await locks.request(prefix + name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
    },
    tell: (notice) => channel.postMessage(notice),
    listen: (listener) => channel.addEventListener("message", ({ data }: MessageEvent<Notice>) => listener(data)),
  };
}
