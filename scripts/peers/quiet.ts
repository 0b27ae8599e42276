import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Share of the processor's time that others may use. */
const allowed = 0.15;
const glanceMs = 500;
const patienceMs = 20_000;

/** Lets a turn begin once nothing else computes on this machine, and notices where something does all the same. */
export class QuietTurns {
  readonly #disturbed: string[] = [];

  /** Turns before or after which something else was computing. */
  get disturbed(): readonly string[] {
    return this.#disturbed;
  }

  /** Does a turn's work when the machine is quiet, or after twenty seconds of waiting for it. */
  async take<T>(turn: string, work: () => Promise<T>): Promise<T> {
    const before = await waitForQuiet();
    process.stderr.write(`${turn}${before > allowed ? `, though the machine is ${percent(before)} busy` : ""}\n`);
    try {
      return await work();
    } finally {
      // What the work left behind needs a moment to end.
      await sleep(glanceMs);
      const after = await busyShare();
      if (Math.max(before, after) > allowed) this.#disturbed.push(turn);
    }
  }
}

async function waitForQuiet(): Promise<number> {
  const began = performance.now();
  for (;;) {
    const busy = await busyShare();
    if (busy <= allowed || performance.now() - began > patienceMs) return busy;
  }
}

async function busyShare(): Promise<number> {
  const before = processorTimes();
  await sleep(glanceMs);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

function processorTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((core) => core.times);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap((core) => Object.values(core))) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
