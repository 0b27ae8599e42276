import type { CaptureState } from "../../client/capture/capture";
import { type HeardLevels, lookPause } from "./heardLevels";

/** What a check of the microphone has found. */
export type CheckVerdict = "waiting" | "muted" | "silent" | "wrong-device" | "too-loud" | "noise" | "soft" | "good";

/** −60 dB: above a quiet room, below any voice at a microphone. */
const heard = fromDecibels(-60);
/** −28 dB: a voice whose loudest moments stay below it is hard to tell from the room. */
const soft = fromDecibels(-28);
/**
 * −50 dB of mean level: a quiet room, a computer's own fan in it, and a microphone's hiss lie below; a fan beside the
 * microphone, a street or an air conditioner above.
 */
const noisy = fromDecibels(-50);
/**
 * 15 dB from a voice's gaps to its loud parts. Read aloud without a stop and without noise it is 25 and more, which is how
 * a voice is told from noise, whose level hardly changes; with less than that the room covers the ends of words.
 */
const clear = fromDecibels(15);
/** Noise is steady when it has been so for three seconds; a vowel is not held for so long. */
const steadyLooks = 3000 / lookPause;

/** From how the track is, and what the last seconds sounded like. */
export function checkVerdict(capture: CaptureState | undefined, levels: HeardLevels): CheckVerdict {
  if (capture === undefined) return "waiting";
  const { signal, isWrongDevice } = capture;
  if (signal === "muted") return "muted";
  if (isWrongDevice) return "wrong-device";
  if (signal === "silent") return "silent";
  if (signal === "clipping") return "too-loud";
  const { loudest, loud, floor, looks } = levels;
  if (loudest < heard) return "waiting";
  if (loud < floor * clear) return floor >= noisy && looks >= steadyLooks ? "noise" : "waiting";
  return loudest < soft ? "soft" : "good";
}

/** Decibels below full scale of a level, as a whole number. */
export function decibels(level: number): number {
  return Math.round(20 * Math.log10(level));
}

function fromDecibels(dB: number): number {
  return 10 ** (dB / 20);
}
