import type { Stretch } from "../../engine/stream/hearing";
import { nFrames } from "../../engine/whisper/logMel/constants";

/** A clock on which computing takes the time that it takes, or that it is said to take, and waiting none. */
export interface SimulatedClock {
  /** Milliseconds since the start. */
  now(): number;
  /** Goes on to these milliseconds; never back. */
  skipTo(milliseconds: number): void;
  /** Does what another thread does in the real recording: it takes no time. */
  outside<Result>(work: () => Result): Result;
  /** Called when a hypothesis of a stretch begins. */
  hypothesis(stretch: Pick<Stretch, "listen" | "seek" | "end">): void;
  /** Does what comes between hypotheses, on the same thread. */
  between<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * Milliseconds that a hypothesis is said to take: one that listens to what is new alone, and one of a window of 30 s. What listens to
 * all of a shorter one takes its share of that.
 */
export interface Cost {
  readonly fresh: number;
  readonly whole: number;
}

/** Frames that are encoded where what is new is listened to, and those of silence behind what is heard. */
const freshFrames = 350;
const framesBehind = 100;

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
    between: (work) => work(),
  };
}

/** Milliseconds for which the processor has worked for this process on all threads: other work of the machine is not in them. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Every hypothesis takes so many milliseconds, the same on every machine; what comes between them the processor's time that it takes
 * here, and nothing else any.
 */
export function fixedClock(cost: Cost): SimulatedClock {
  let time = 0;
  return {
    now: () => time,
    skipTo: (milliseconds) => {
      if (Number.isFinite(milliseconds)) time = Math.max(time, milliseconds);
    },
    outside: (work) => work(),
    hypothesis: ({ listen, seek, end }) => {
      const all = Math.min(nFrames, Math.max(freshFrames, end - seek + framesBehind));
      const frames = listen === "new" ? freshFrames : all;
      time += cost.fresh + ((cost.whole - cost.fresh) * (frames - freshFrames)) / (nFrames - freshFrames);
    },
    async between(work) {
      const began = processorTime();
      const result = await work();
      time += processorTime() - began;
      return result;
    },
  };
}
