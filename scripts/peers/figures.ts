import { median } from "../../engine/bench/median";
import type { Lane } from "./race";

/** Medians of a lane; undefined where nothing was measured. */
export interface Figures {
  readonly encoderMs: number | undefined;
  readonly tokenMs: number | undefined;
  readonly clipMs: number | undefined;
  /** Seconds of the long audio a second. */
  readonly realtime: number | undefined;
  /** How many passes, clips and long files the medians are of. */
  readonly samples: { readonly passes: number; readonly clips: number; readonly longs: number };
}

/** The medians over all rounds of a lane. */
export function figuresOf({ measurements }: Lane, longSeconds: number | undefined): Figures {
  const passes = measurements.flatMap((measurement) => measurement.passes);
  const longs = measurements.flatMap(({ longMs }) => (longMs === undefined ? [] : [longMs]));
  const longMs = middle(longs);
  return {
    encoderMs: middle(passes.map(({ encoderMs }) => encoderMs)),
    tokenMs: middle(passes.map(({ tokenMs }) => tokenMs)),
    clipMs: middle(measurements.map(({ clipMs }) => clipMs)),
    realtime: longMs === undefined || longSeconds === undefined ? undefined : (longSeconds * 1000) / longMs,
    samples: { passes: passes.length, clips: measurements.length, longs: longs.length },
  };
}

function middle(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : median(values);
}
