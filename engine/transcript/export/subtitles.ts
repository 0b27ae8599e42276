import type { Transcript } from "../types";
import { type Cue, cuesOf } from "./cues";
import { formatTimestamp, type TimestampFormat } from "./formatTimestamp";
import type { ExportOptions } from "./options";

const srtTimes: TimestampFormat = { hours: "always", decimalMarker: "," };
const vttTimes: TimestampFormat = { hours: "when needed", decimalMarker: "." };

/** SubRip subtitles, numbered from 1; byte-equal to openai/whisper's WriteSRT (utils.py). */
export function writeSrt(transcript: Transcript, options?: ExportOptions): string {
  return cuesOf(transcript, options)
    .map((cue, i) => `${i + 1}\n${block(cue, srtTimes)}`)
    .join("");
}

/** WebVTT subtitles; byte-equal to openai/whisper's WriteVTT (utils.py). */
export function writeVtt(transcript: Transcript, options?: ExportOptions): string {
  return `WEBVTT\n\n${cuesOf(transcript, options)
    .map((cue) => block(cue, vttTimes))
    .join("")}`;
}

function block({ start, end, text }: Cue, times: TimestampFormat): string {
  return `${formatTimestamp(start, times)} --> ${formatTimestamp(end, times)}\n${text}\n\n`;
}
