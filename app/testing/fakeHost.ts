import type { AppHost, AppHostState } from "../pwa/types";

export interface FakeHost extends AppHost {
  /** What the page asked of the browser. */
  readonly log: readonly string[];
  /** Tells the page something new. */
  tell(change: Partial<AppHostState>): void;
}

/** A browser that only says what a test tells it to. */
export function fakeHost(language = "en-US"): FakeHost {
  const log: string[] = [];
  const listeners: ((change: Partial<AppHostState>) => void)[] = [];
  return {
    log,
    language,
    tell: (change) => {
      for (const listener of listeners) listener(change);
    },
    watch: (listener) => void listeners.push(listener),
    update: () => void log.push("update"),
    install: async () => void log.push("install"),
  };
}
