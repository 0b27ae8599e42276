import { formatTimestamp } from "./formatTimestamp";

/** Seconds as mm:ss or h:mm:ss, a second too early rather than too late: who jumps there shall hear the first word. */
export function clock(seconds: number): string {
  const [whole = ""] = formatTimestamp(Math.floor(seconds), { hours: "when needed", decimalMarker: "." }).split(".");
  return whole;
}
