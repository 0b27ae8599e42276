import type { Transcript } from "../types";
import { type Cue, cuesOf } from "./cues";
import { formatTimestamp, type TimestampFormat } from "./formatTimestamp";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";

const srtTimes: TimestampFormat = { hours: "always", decimalMarker: "," };
const vttTimes: TimestampFormat = { hours: "when needed", decimalMarker: "." };

/**
 * SubRip subtitles, numbered from 1; byte-equal to openai/whisper's WriteSRT (utils.py), but for the name of a voice where
 * another one begins, if voices are to be named.
 */
export function writeSrt(transcript: Transcript, options: ExportOptions = {}): string {
  // A name is read as a part of the text: it stands there only where it is asked for.
  const nameOf = ({ voice }: Cue) => (options.speakers === "named" && voice !== undefined ? `${oneLine(voice)}: ` : "");
  return cuesOf(transcript, options)
    .map((cue, i) => `${i + 1}\n${block(cue, srtTimes, nameOf(cue))}`)
    .join("");
}

/** WebVTT subtitles; byte-equal to openai/whisper's WriteVTT (utils.py), but for voice spans. */
export function writeVtt(transcript: Transcript, options?: ExportOptions): string {
  return `WEBVTT\n\n${cuesOf(transcript, options)
    .map((cue) => block(cue, vttTimes, cue.speaker === undefined ? "" : `<v ${annotation(cue.speaker)}>`))
    .join("")}`;
}

function block({ start, end, text }: Cue, times: TimestampFormat, name: string): string {
  return `${formatTimestamp(start, times)} --> ${formatTimestamp(end, times)}\n${name}${text}\n\n`;
}

/** A name as a tag of WebVTT can hold it. */
function annotation(name: string): string {
  return oneLine(name).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
