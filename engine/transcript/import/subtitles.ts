import type { Segment } from "../types";
import { asSaid, type Imported, segmentOf } from "./read";

/** Two times with an arrow between them, as SubRip and WebVTT have them; the hours may be missing. */
const clock = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})[,.](\\d{1,3})";
const times = new RegExp(`^\\s{0,9}${clock}\\s{0,9}-->\\s{0,9}${clock}`);

/** No line of a subtitle is longer. */
const longestLine = 20_000;

/** The cues of SubRip or WebVTT; undefined where there is not one. */
export function readSubtitles(text: string): Imported | undefined {
  const segments: Segment[] = [];
  let cue: { readonly start: number; readonly end: number; readonly lines: string[] } | undefined;
  let isSeen = false;
  const close = () => {
    const segment = cue && cueSegment(cue);
    if (segment) segments.push(segment);
    cue = undefined;
  };
  for (const line of linesOf(text)) {
    const found = line.length <= longestLine ? times.exec(line) : null;
    if (found) {
      // A number stands above the times of the next cue where no line was left empty.
      if (cue && /^\d+$/.test(cue.lines.at(-1) ?? "")) cue.lines.pop();
      close();
      isSeen = true;
      cue = { start: secondsOf(found, 1), end: secondsOf(found, 5), lines: [] };
    } else if (line.trim() === "") {
      close();
    } else {
      cue?.lines.push(line);
    }
  }
  close();
  return isSeen ? { segments, language: languageOf(text) } : undefined;
}

function* linesOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    yield text.slice(at, end < 0 ? text.length : end).replace(/\r$/, "");
    if (end < 0) return;
    at = end + 1;
  }
}

function secondsOf(found: RegExpExecArray, at: number): number {
  const [hours, minutes, seconds, part] = found.slice(at, at + 4);
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${part}`);
}

function cueSegment({ start, end, lines }: { start: number; end: number; lines: readonly string[] }) {
  const whole = lines.join("\n").slice(0, longestLine);
  const speaker = /^<v(?:\.[^\s<>]{1,80})?\s([^<>]{1,200})>/.exec(whole)?.[1];
  const text = asSaid(plain(whole).split("\n"));
  return segmentOf({ start, end, text, speaker: speaker === undefined ? undefined : plain(speaker) });
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: "\u00a0",
  lrm: "\u200e",
  rlm: "\u200f",
  quot: '"',
};

/** Without marks of looks (`<i>`, `{\an8}`), and with signs in place of their names. */
function plain(text: string): string {
  return text
    .replace(/<\/?[a-z\d][^<>\n]{0,200}>/gi, "")
    .replace(/\{\\[^{}\n]{0,100}\}/g, "")
    .replace(/&(\w{2,4});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
}

/** What WebVTT says in its head. */
function languageOf(text: string): string | undefined {
  if (!text.startsWith("WEBVTT")) return undefined;
  return /^Language:\s{0,9}([a-z]{2,3})\b/im.exec(text.slice(0, 1000))?.[1]?.toLowerCase();
}
