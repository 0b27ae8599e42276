import { lastMillisecond } from "../fitTimes";
import type { Transcript, Word } from "../types";
import { type WordedCue, wordedCues } from "./cues";
import { milliseconds } from "./milliseconds";
import type { ExportOptions } from "./options";

/**
 * A picture of 1920 × 1080, white on an outline, grey before it is sung; lines break only where they are broken. The last number
 * lets players find out by themselves which way a text runs.
 */
const begin = `[Script Info]
ScriptType: v4.00+
PlayResX: 1920
PlayResY: 1080
WrapStyle: 2
ScaledBorderAndShadow: yes

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H00A0A0A0,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,96,96,60,-1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
`;

/** Advanced SubStation Alpha: subtitles in which each word lights up when it is said, where the times of words are known. */
export function writeAss(transcript: Transcript, options: ExportOptions = {}): string {
  const last = hundredths(lastMillisecond(options.seconds ?? Number.POSITIVE_INFINITY));
  return (
    begin +
    wordedCues(transcript, options)
      .map((cue) => dialogue(cue, last))
      .join("")
  );
}

function dialogue(cue: WordedCue, last: number): string {
  const end = Math.min(last, Math.max(hundredths(cue.start) + 1, hundredths(cue.end)));
  const start = Math.min(hundredths(cue.start), end - 1);
  const text = cue.words ? karaoke(cue.words, start, end) : escaped(cue.text);
  return `Dialogue: 0,${time(start)},${time(end)},Default,,0,0,0,,${text}\n`;
}

/** Each word behind the time for which it is sung, and silences before words without one. */
function karaoke(words: readonly Word[], start: number, end: number): string {
  let now = start;
  const sung = (until: number) => {
    const length = Math.max(0, Math.min(until, end) - now);
    now += length;
    return length;
  };
  return words
    .map((word) => {
      const silence = sung(hundredths(word.start));
      return `${silence > 0 ? `{\\k${silence}}` : ""}{\\k${sung(hundredths(word.end))}}${escaped(word.word)}`;
    })
    .join("");
}

/** Never later than it is, so that nothing is shown behind the end of the sound. */
function hundredths(seconds: number): number {
  return Math.floor(milliseconds(seconds) / 10);
}

function time(all: number): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [
    Math.floor(all / 360_000),
    Math.floor(all / 6000) % 60,
    Math.floor(all / 100) % 60,
  ];
  return `${hours}:${pad(minutes)}:${pad(seconds)}.${pad(all % 100)}`;
}

/** Braces would begin a command, and so would a backslash, which a joiner keeps from what is behind it. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\u2060")
    .replace(/[{}]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\N");
}
