import { milliseconds } from "../transcript/export/milliseconds";
import type { SpeakerTurn } from "./types";

/**
 * Turns in NIST's Rich Transcription Time Marked format, a line each. Names, and that of the file, have no spaces in it; speakers
 * are numbered unless they have names.
 */
export function writeRttm(
  turns: readonly SpeakerTurn[],
  file: string,
  nameOf: (speaker: number) => string = (speaker) => `speaker_${speaker + 1}`,
): string {
  const name = field(file) || "sound";
  return turns
    .map(({ start, end, speaker }) => {
      const times = `${seconds(milliseconds(start))} ${seconds(milliseconds(end) - milliseconds(start))}`;
      return `SPEAKER ${name} 1 ${times} <NA> <NA> ${field(nameOf(speaker))} <NA> <NA>\n`;
    })
    .join("");
}

function field(text: string): string {
  return text.trim().replaceAll(/\s+/g, "_");
}

function seconds(whole: number): string {
  return (whole / 1000).toFixed(3);
}
