import { clock } from "../../../strings/formats";

/** A place in the sound in tenths, the only ones that are seen: `12:41.3`. */
export function captionTime(seconds: number): string {
  const tenths = Math.round(10 * seconds);
  return `${clock(tenths / 10)}.${tenths % 10}`;
}
