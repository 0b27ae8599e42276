import type { Level } from "../../client/capture/levelMeter";

/** What the last seconds of a check sounded like; levels from 0 to 1. */
export interface HeardLevels {
  /** The highest peak. */
  readonly loudest: number;
  /** The mean level of the loud parts: of a voice, its vowels. */
  readonly loud: number;
  /**
   * The mean level of the quiet parts. A voice has gaps, between words and inside them, in a tenth of any few seconds;
   * what is still heard in those is the room.
   */
  readonly floor: number;
  /** Looks at the level that this was made of. */
  readonly looks: number;
}

/** Milliseconds between looks at the level, and looks that are remembered: the last five seconds. */
export const lookPause = 100;
export const mostLooks = 50;

/** Shares of the looks that are below what counts as quiet and as loud: not the extremes, which one click may make. */
const quietShare = 0.1;
const loudShare = 0.95;

export const nothingHeard: HeardLevels = { loudest: 0, loud: 0, floor: 0, looks: 0 };

/** From looks at the level at even distances. */
export function heardLevels(looks: readonly Level[]): HeardLevels {
  const means = looks.map(({ rms }) => rms).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * means.length)] ?? 0;
  return {
    loudest: looks.reduce((most, { peak }) => Math.max(most, peak), 0),
    loud: at(loudShare),
    floor: at(quietShare),
    looks: looks.length,
  };
}

/** A floor that has hardly moved is said as it was, lest a screen reader reads the same sentence again and again. */
export function withSteadyFloor(before: HeardLevels, now: HeardLevels): HeardLevels {
  const ratio = now.floor / before.floor;
  return ratio > 1 / hardly && ratio < hardly ? { ...now, floor: before.floor } : now;
}

/** 3 dB: less is hardly heard. */
const hardly = 10 ** (3 / 20);
