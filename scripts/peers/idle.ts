import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Share of the processor's time that others may use. */
const quiet = 0.15;
const glanceMs = 500;

/** Waits until nothing else computes on this machine, `patienceMs` at most; returns the share that is in use then, 0 to 1. */
export async function waitForQuiet(patienceMs: number): Promise<{ readonly busy: number; readonly isQuiet: boolean }> {
  for (let waited = glanceMs; ; waited += glanceMs) {
    const busy = await busyShare();
    if (busy <= quiet || waited >= patienceMs) return { busy, isQuiet: busy <= quiet };
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
