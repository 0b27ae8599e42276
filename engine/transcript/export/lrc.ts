import { lastMillisecond } from "../fitTimes";
import type { Transcript } from "../types";
import { milliseconds } from "./milliseconds";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";

/** Lyrics, which music players show in time: a line `[mm:ss.xx]text` a segment that says something. */
export function writeLrc({ segments }: Transcript, { seconds = Number.POSITIVE_INFINITY }: ExportOptions = {}): string {
  const last = Math.floor(100 * lastMillisecond(seconds) + 1e-6);
  return segments
    .map(({ start, text }) => ({ start, line: oneLine(text) }))
    .filter(({ line }) => line !== "")
    .map(({ start, line }) => `[${time(Math.min(Math.round(milliseconds(start) / 10), last))}]${guarded(line)}\n`)
    .join("");
}

/** The format has no hours: its minutes go on above 59. */
function time(hundredths: number): string {
  const minute = Math.floor(hundredths / 6000);
  const second = Math.floor(hundredths / 100) % 60;
  return `${pad(minute)}:${pad(second)}.${pad(hundredths % 100)}`;
}

/** A bracket right behind the time would be read as another time of the same line. */
function guarded(line: string): string {
  return line.startsWith("[") ? ` ${line}` : line;
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}
