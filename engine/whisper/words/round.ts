import { roundHalfEven } from "../decoding/roundHalfEven";

/**
 * Rounds seconds to hundredths as openai/whisper does.
 *
 * Its times are numpy.float64, whose round multiplies by 100, rounds halves to even and divides: round(2.675, 2) is
 * 2.68, where that of Python's float, which looks at all digits, is 2.67.
 */
export function roundToHundredths(seconds: number): number {
  return roundHalfEven(seconds * 100) / 100;
}
