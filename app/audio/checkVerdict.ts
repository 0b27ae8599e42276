import type { CaptureState } from "./capture";

/** What a check of the microphone has found. */
export type CheckVerdict = "waiting" | "muted" | "silent" | "wrong-device" | "too-loud" | "soft" | "good";

/** −60 dB: above a quiet room, below any voice at a microphone. */
const heard = 10 ** (-60 / 20);
/** −28 dB: a voice whose loudest moments stay below it is hard to tell from the room. */
const soft = 10 ** (-28 / 20);

/** From how the track is, and the highest level (0 to 1) of the last seconds. */
export function checkVerdict(capture: CaptureState | undefined, loudest: number): CheckVerdict {
  if (capture === undefined) return "waiting";
  const { signal, isWrongDevice } = capture;
  if (signal === "muted") return "muted";
  if (isWrongDevice) return "wrong-device";
  if (signal === "silent") return "silent";
  if (signal === "clipping") return "too-loud";
  if (loudest < heard) return "waiting";
  return loudest < soft ? "soft" : "good";
}

/** Decibels below full scale of a level, as a whole number. */
export function decibels(level: number): number {
  return Math.round(20 * Math.log10(level));
}
