import type { CaptureHandle, CaptureOptions, CaptureState, SoundInput } from "../client/capture/capture";

export interface FakeInput extends SoundInput {
  /** What was asked for, and what was done with it. */
  readonly asked: readonly CaptureOptions[];
  readonly log: readonly string[];
  /** What the next start throws. */
  fail: Error | undefined;
  /** Tells whoever listens to the newest capture. */
  tell(change: Partial<CaptureState>): void;
}

/** Microphones and a tab that are only said to be there. */
export function fakeInput(): FakeInput {
  const asked: CaptureOptions[] = [];
  const log: string[] = [];
  let listeners: ((state: CaptureState) => void)[] = [];
  let state: CaptureState;
  const tell = (change: Partial<CaptureState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener(state);
  };
  const input: FakeInput = {
    asked,
    log,
    fail: undefined,
    tell,
    async start(options): Promise<CaptureHandle> {
      asked.push(options);
      if (input.fail) throw input.fail;
      listeners = [];
      const format = { rate: 48_000, channels: 1 };
      state = { status: "running", signal: "ok", label: "Desk", isWrongDevice: false, ...format, lost: [] };
      const names = options.source === "both" ? (["Me", "Them"] as const) : (["Me"] as const);
      return {
        tracks: names.map((name) => ({ name, port: new MessageChannel().port1 })),
        reconnect() {
          log.push("reconnect");
          return names.map(() => new MessageChannel().port1);
        },
        level: () => ({ rms: 0.1, peak: 0.5 }),
        pause: () => void log.push("pause"),
        resume: () => void log.push("resume"),
        stop() {
          log.push("stop");
          tell({ status: "ended" });
        },
        onChange(listener) {
          listeners.push(listener);
          listener(state);
          return () => {};
        },
      };
    },
    microphones: async () => [{ id: "desk", label: "Desk" }],
  };
  return input;
}
