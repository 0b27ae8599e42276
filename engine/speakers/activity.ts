import { classes, frameSamples, windowFrames } from "./segmentation";

/** Voices that the segmentation tells apart within a window. */
export const tracks = 3;
/** Which of them speak in each of its classes. */
const spoken: readonly (readonly number[])[] = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];

/** Seconds of a frame, and by which its middle lies behind its first sample. */
export const frameSeconds = frameSamples / 16_000;
export const frameOffset = (495.5 - frameSamples / 2) / 16_000;

/** Who speaks in a window of ten seconds, by frames. */
export interface WindowActivity {
  /** First sample of the window. */
  readonly start: number;
  /** [589, 3]: how probable it is that each track speaks, 0 … 255. */
  readonly speaks: Uint8Array;
  /** [589]: bits of the tracks that most probably speak. */
  readonly who: Uint8Array;
}

/** What the logarithms of the classes' probabilities, [589, 7], say of who speaks. */
export function activityOf(start: number, logarithms: Float32Array): WindowActivity {
  const speaks = new Uint8Array(windowFrames * tracks);
  const who = new Uint8Array(windowFrames);
  for (let frame = 0; frame < windowFrames; frame++) {
    const row = logarithms.subarray(frame * classes, (frame + 1) * classes);
    const sums: number[] = [0, 0, 0];
    let best = 0;
    for (let i = 0; i < classes; i++) {
      for (const track of spoken[i]!) sums[track]! += Math.exp(row[i]!);
      if (row[i]! > row[best]!) best = i;
    }
    for (let track = 0; track < tracks; track++)
      speaks[frame * tracks + track] = Math.round(255 * Math.min(1, sums[track]!));
    who[frame] = spoken[best]!.reduce((bits, track) => bits | (1 << track), 0);
  }
  return { start, speaks, who };
}

/** Whether a track speaks in a frame and nobody else does. */
export function speaksAlone({ who }: WindowActivity, frame: number, track: number): boolean {
  return who[frame] === 1 << track;
}

/** How probable it is that each track speaks, in five bits each: what is kept of a window until the end. */
export interface PackedActivity {
  readonly start: number;
  /** [589] */
  readonly speaks: Uint16Array;
}

const most = 31;

export function packActivity({ start, speaks }: WindowActivity): PackedActivity {
  const packed = Uint16Array.from({ length: windowFrames }, (_, frame) => {
    let bits = 0;
    for (let track = 0; track < tracks; track++) {
      bits |= Math.round((most * speaks[frame * tracks + track]!) / 255) << (5 * track);
    }
    return bits;
  });
  return { start, speaks: packed };
}

/** How probable it is that a track speaks in a frame, 0 … 1. */
export function probabilityIn({ speaks }: PackedActivity, frame: number, track: number): number {
  return ((speaks[frame]! >> (5 * track)) & most) / most;
}
