import type { DrawRule } from "../model/types";
import { noiseKey } from "./noiseKey";

/** Which window is drawn, and how. */
export interface DrawnWindow {
  /** Above 0: logits are divided by it before a token is drawn. */
  readonly temperature: number;
  /** A whole number; the same seed gives the same transcript. */
  readonly seed: number;
  /** A whole number that tells the windows of a file apart, such as the first frame. */
  readonly window: number;
}

/** How a window's tokens are drawn: reproducible by seed; windows and temperatures draw independently of each other. */
export function drawRule({ temperature, seed, window }: DrawnWindow): DrawRule {
  return { temperature, key: noiseKey([seed, window, Math.round(1000 * temperature)]) };
}
