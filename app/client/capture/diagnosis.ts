import type { Level } from "./levelMeter";

/** What can be said of a microphone from how it sounds. */
export type Signal = "ok" | "silent" | "muted" | "clipping";

/** What was seen of a track so far; `observe` brings it up to date. */
export interface Observed {
  /** Seconds since the last sample that was not exactly zero. */
  readonly zeroSeconds: number;
  /** Seconds since the last sound louder than a quiet room. */
  readonly quietSeconds: number;
  /** Levels at full scale, forgotten at two a second. */
  readonly clipped: number;
}

export const nothingObserved: Observed = { zeroSeconds: 0, quietSeconds: 0, clipped: 0 };

/** −70 dB: below it lies a quiet room whose noise the browser takes away, above it any voice. */
const quietPeak = 10 ** (-70 / 20);
const fullScale = 0.99;
/** A microphone is called silent after so many. */
export const silentSeconds = 8;
/** A microphone that is on is never exactly silent for so long; a switch on its cable makes it so. */
const zeroSecondsOfMute = 3;
/** One knock on the table is no clipping; speech that is too loud reaches full scale again and again. */
const clippedOften = 3;
const mostClipped = 6;
const forgottenPerSecond = 2;

/** What is known after `seconds` more, of which `level` is the level. */
export function observe(before: Observed, level: Level, seconds: number): Observed {
  const kept = Math.max(0, before.clipped - forgottenPerSecond * seconds);
  return {
    zeroSeconds: level.peak > 0 ? 0 : before.zeroSeconds + seconds,
    quietSeconds: level.peak > quietPeak ? 0 : before.quietSeconds + seconds,
    clipped: level.peak >= fullScale ? Math.min(mostClipped, kept + 1) : kept,
  };
}

export type SourceKind = "microphone" | "tab";

/** What the browser says of a track. */
export interface SourceState {
  readonly kind: SourceKind;
  /** Its source gives nothing. */
  readonly isMuted: boolean;
  /** The browser turns it up and down by itself, as far as full scale, so that its peaks say nothing of the microphone. */
  readonly isLevelled: boolean;
}

/** What a track suffers from. */
export function diagnose({ zeroSeconds, quietSeconds, clipped }: Observed, source: SourceState): Signal {
  // A tab that plays nothing is exactly silent, and what it plays may be as loud as it likes.
  if (source.kind === "tab") return quietSeconds >= silentSeconds ? "silent" : "ok";
  if (source.isMuted || zeroSeconds >= zeroSecondsOfMute) return "muted";
  if (quietSeconds >= silentSeconds) return "silent";
  return clipped >= clippedOften && !source.isLevelled ? "clipping" : "ok";
}
