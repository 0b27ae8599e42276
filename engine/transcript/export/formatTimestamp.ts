import { milliseconds } from "./milliseconds";

/** How a subtitle format writes times. */
export interface TimestampFormat {
  readonly hours: "always" | "when needed";
  readonly decimalMarker: "." | ",";
}

/**
 * Seconds as [hh:]mm:ss.mmm (openai/whisper utils.py, format_timestamp). Throws a RangeError for negative seconds.
 */
export function formatTimestamp(seconds: number, { hours, decimalMarker }: TimestampFormat): string {
  if (!(seconds >= 0)) throw new RangeError(`${seconds} seconds; a time of 0 or later was expected`);
  const total = milliseconds(seconds);
  const hour = Math.floor(total / 3_600_000);
  const minute = Math.floor(total / 60_000) % 60;
  const second = Math.floor(total / 1000) % 60;
  const hourMarker = hours === "always" || hour > 0 ? `${pad(hour, 2)}:` : "";
  return `${hourMarker}${pad(minute, 2)}:${pad(second, 2)}${decimalMarker}${pad(total % 1000, 3)}`;
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, "0");
}
