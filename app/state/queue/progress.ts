/** One look at a running job. */
export interface ProgressSample {
  /** Wall time since the run began, seconds. */
  readonly elapsed: number;
  /** Seconds of audio done in this run. */
  readonly done: number;
  /** Seconds of audio still to do; undefined while the length is unknown. */
  readonly remaining: number | undefined;
}

export interface Estimate {
  /** Undefined before `leastAudio` seconds are done. */
  readonly timesRealtime: number | undefined;
  /** Smoothed wall seconds left; undefined in the first seconds and without a known length. */
  readonly secondsLeft: number | undefined;
  readonly at: number;
}

export const noEstimate: Estimate = { timesRealtime: undefined, secondsLeft: undefined, at: 0 };

/** Seconds of audio from which on a speed counts: a shorter file takes the engine as long as a whole window. */
export const leastAudio = 30;

/** Time left is shown after this many seconds and moves by at most this share from what was expected. */
const settleSeconds = 5;
const largestJump = 0.2;

/**
 * The next estimate of speed and time left, given the previous one.
 * A new figure may differ from the old one, less the time that passed, by 20 % at most.
 */
export function estimate(previous: Estimate, sample: ProgressSample): Estimate {
  const { elapsed, done, remaining } = sample;
  if (done <= 0 || elapsed <= 0) return { ...noEstimate, at: elapsed };
  const speed = done / elapsed;
  const timesRealtime = done < leastAudio ? undefined : speed;
  if (remaining === undefined || elapsed < settleSeconds) return { timesRealtime, secondsLeft: undefined, at: elapsed };
  const raw = remaining / speed;
  if (previous.secondsLeft === undefined) return { timesRealtime, secondsLeft: raw, at: elapsed };
  const expected = Math.max(0, previous.secondsLeft - (elapsed - previous.at));
  const secondsLeft = Math.min(Math.max(raw, expected * (1 - largestJump)), Math.max(1, expected * (1 + largestJump)));
  return { timesRealtime, secondsLeft, at: elapsed };
}

/** Times realtime of all runs of a job together; undefined where that would say nothing. */
export function speedOfWork({
  seconds,
  spentMs,
}: {
  readonly seconds: number;
  readonly spentMs: number;
}): number | undefined {
  return seconds >= leastAudio && spentMs > 0 ? (1000 * seconds) / spentMs : undefined;
}
