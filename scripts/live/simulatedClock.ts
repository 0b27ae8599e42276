/** A clock on which computing takes the time that it takes, or that it is said to take, and waiting none. */
export interface SimulatedClock {
  /** Milliseconds since the start. */
  now(): number;
  /** Goes on to these milliseconds; never back. */
  skipTo(milliseconds: number): void;
  /** Does what another thread does in the real recording: it takes no time. */
  outside<Result>(work: () => Result): Result;
  /** Called when a hypothesis begins. */
  hypothesis(): void;
}

/** Computing takes the time that it takes here. */
export function measuredClock(): SimulatedClock {
  let offset = -performance.now();
  const now = () => performance.now() + offset;
  return {
    now,
    skipTo: (milliseconds) => {
      if (Number.isFinite(milliseconds)) offset += Math.max(0, milliseconds - now());
    },
    outside: (work) => {
      const began = performance.now();
      const result = work();
      offset -= performance.now() - began;
      return result;
    },
    hypothesis: () => {},
  };
}

/** Every hypothesis takes so many milliseconds and nothing else any: the same on every machine. */
export function fixedClock(cost: number): SimulatedClock {
  let time = 0;
  return {
    now: () => time,
    skipTo: (milliseconds) => {
      if (Number.isFinite(milliseconds)) time = Math.max(time, milliseconds);
    },
    outside: (work) => work(),
    hypothesis: () => {
      time += cost;
    },
  };
}
