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
  /** Smoothed wall seconds left; undefined while that would be a guess, and without a known length. */
  readonly secondsLeft: number | undefined;
  readonly at: number;
  /** Times realtime of what was done since the first look, without start-up; undefined before `leastAudio` seconds of that. */
  readonly steady?: number | undefined;
  /** Times realtime of the model on this device as it was measured before; undefined: nobody knows. */
  readonly expected?: number | undefined;
  /** The first look that had anything done: what came before it is start-up, too. */
  readonly first?: Pick<ProgressSample, "elapsed" | "done"> | undefined;
  /** What the time left was found from. */
  readonly basis?: Basis | undefined;
}

/** "first": all that was done, with the start-up; "before": speed of earlier work; "steady": what was done since the first look. */
type Basis = "first" | "before" | "steady";

export const noEstimate: Estimate = { timesRealtime: undefined, secondsLeft: undefined, at: 0 };

/** Seconds of audio from which on a speed counts: a shorter file takes the engine as long as a whole window. */
export const leastAudio = 30;

/** Time left is shown after this many seconds and moves by at most this share from what was expected. */
const settleSeconds = 5;
const largestJump = 0.2;
/** The first look is believed where no more is left than so many times what is done. */
const nearEnd = 10;

/** What is expected of so many seconds of audio before any is done, by the speed of earlier work, if there was any. */
export function expectation(timesRealtime: number | undefined, seconds: number | undefined): Estimate {
  if (timesRealtime === undefined) return noEstimate;
  const secondsLeft = seconds === undefined ? undefined : seconds / timesRealtime;
  return { ...noEstimate, secondsLeft, expected: timesRealtime, basis: "before" };
}

/**
 * The next estimate of speed and time left, given the previous one. The time left is found from what was done since the first
 * look, which says nothing of how fast the work goes on: compiling and warming up are in it. Until then it is what earlier work
 * makes expected. A new figure may differ from the old one, less the time that passed, by 20 % at most.
 */
export function estimate(previous: Estimate, sample: ProgressSample): Estimate {
  const { elapsed, done, remaining } = sample;
  // What is left stays what it was, less the time that passed.
  if (done <= 0 || elapsed <= 0) return { ...previous, secondsLeft: lessTime(previous, elapsed), at: elapsed };
  const { expected, first = { elapsed, done } } = previous;
  const timesRealtime = done < leastAudio ? undefined : done / elapsed;
  const known = { timesRealtime, at: elapsed, expected, first, steady: steadySpeed(sample, first) };
  const { speed, basis } = speedNow(sample, first, expected);
  const isGuess = basis === "first" && remaining !== undefined && remaining > nearEnd * done;
  if (remaining === undefined || isGuess || (elapsed < settleSeconds && basis !== "before"))
    return { ...known, secondsLeft: undefined };
  const raw = remaining / speed;
  if (previous.secondsLeft === undefined || previous.basis !== basis) return { ...known, basis, secondsLeft: raw };
  const left = lessTime(previous, elapsed) ?? 0;
  const secondsLeft = Math.min(Math.max(raw, left * (1 - largestJump)), Math.max(1, left * (1 + largestJump)));
  return { ...known, basis, secondsLeft };
}

/**
 * The time left to be shown so many seconds after a run began: the first seconds have none, however it is known, and between
 * two looks it runs down.
 */
export function timeLeftAt({ secondsLeft, at }: Estimate, elapsed: number): number | undefined {
  if (secondsLeft === undefined || elapsed < settleSeconds) return undefined;
  return Math.max(1, secondsLeft - Math.max(0, elapsed - at));
}

function lessTime({ secondsLeft, at }: Estimate, elapsed: number): number | undefined {
  return secondsLeft && Math.max(0, secondsLeft - (elapsed - at));
}

function steadySpeed({ elapsed, done }: ProgressSample, first: Pick<ProgressSample, "elapsed" | "done">) {
  const since = done - first.done;
  const took = elapsed - first.elapsed;
  return since >= leastAudio && took > 0 ? since / took : undefined;
}

/** Earlier work weighs as much as a window. */
function speedNow(
  { elapsed, done }: ProgressSample,
  first: Pick<ProgressSample, "elapsed" | "done">,
  expected: number | undefined,
): { readonly speed: number; readonly basis: Basis } {
  const since = done - first.done;
  const took = elapsed - first.elapsed;
  if (since >= leastAudio && took > 0) {
    const before = expected === undefined ? { done: 0, took: 0 } : { done: leastAudio, took: leastAudio / expected };
    return { speed: (since + before.done) / (took + before.took), basis: "steady" };
  }
  return expected === undefined ? { speed: done / elapsed, basis: "first" } : { speed: expected, basis: "before" };
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
