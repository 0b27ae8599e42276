/** What the page is as an app of this device. */
export interface AppHostState {
  /** Whether the page itself opens without a network: "none" where the browser keeps no service worker. */
  readonly shell: "stored" | "storing" | "none";
  /**
   * "ready": a newer version is stored, and takes over when it is asked to or when all pages are closed; or, where none is stored,
   * the host has one, and no longer has the parts of this.
   */
  readonly update: "none" | "ready";
  readonly network: "online" | "offline";
  /** "by-hand": only the browser's own menu can install it. "impossible" also where it has not been offered yet. */
  readonly install: "impossible" | "offered" | "by-hand" | "installed";
}

/** The browser around the page: service worker, network, installation. */
export interface AppHost {
  /** What the browser is set to, such as "de-AT". */
  readonly language: string;
  /** Hears what is known at once, and every change. */
  watch(listener: (change: Partial<AppHostState>) => void): void;
  /** Lets the newer version take over and loads the page anew; the browser asks first where something would be lost. */
  update(): void;
  /** Shows the browser's own question. */
  install(): Promise<void>;
}
