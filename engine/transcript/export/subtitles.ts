import { strip } from "../strip";
import type { Segment, Transcript } from "../types";
import { formatTimestamp, type TimestampFormat } from "./formatTimestamp";

const srtTimes: TimestampFormat = { hours: "always", decimalMarker: "," };
const vttTimes: TimestampFormat = { hours: "when needed", decimalMarker: "." };

/** SubRip subtitles, a cue a segment; byte-equal to openai/whisper's WriteSRT without word options (utils.py). */
export function writeSrt({ segments }: Transcript): string {
  return segments.map((segment, i) => `${i + 1}\n${cue(segment, srtTimes)}`).join("");
}

/** WebVTT subtitles, a cue a segment; byte-equal to openai/whisper's WriteVTT without word options (utils.py). */
export function writeVtt({ segments }: Transcript): string {
  return `WEBVTT\n\n${segments.map((segment) => cue(segment, vttTimes)).join("")}`;
}

function cue({ start, end, text }: Segment, times: TimestampFormat): string {
  // An arrow in the text would be read as a time line.
  const safe = strip(text).replaceAll("-->", "->");
  return `${formatTimestamp(start, times)} --> ${formatTimestamp(end, times)}\n${safe}\n\n`;
}
