import type { SpeakerTurn } from "./types";

/** Turns in NIST's Rich Transcription Time Marked format, a line each; the file's name has no spaces in it. */
export function writeRttm(turns: readonly SpeakerTurn[], file: string): string {
  const name = file.replaceAll(/\s+/g, "_") || "sound";
  return turns
    .map(({ start, end, speaker }) => {
      const times = `${start.toFixed(3)} ${(end - start).toFixed(3)}`;
      return `SPEAKER ${name} 1 ${times} <NA> <NA> speaker_${speaker + 1} <NA> <NA>\n`;
    })
    .join("");
}
