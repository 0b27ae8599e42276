import type { Segment } from "../transcript/types";
import type { SpeakerTurn } from "./types";

/** Seconds without a word that do not end a turn, where the same speaker goes on. */
const longestPause = 1;

/** Who speaks when, as a text tells it, and the names of the speakers by their numbers. */
export interface TurnsOfText {
  /** By their starts. */
  readonly turns: readonly SpeakerTurn[];
  readonly names: readonly string[];
}

/** The turns of a text whose segments have speakers; who speaks besides has a turn of his own. Segments of nobody have none. */
export function turnsOfText(segments: readonly Segment[]): TurnsOfText {
  const names: string[] = [];
  const turns: { start: number; end: number; readonly speaker: number }[] = [];
  for (const { start, end, speaker, also, text } of segments) {
    if (text.trim() === "" || end <= start) continue;
    for (const name of [speaker, also]) {
      if (name === undefined) continue;
      if (!names.includes(name)) names.push(name);
      const number = names.indexOf(name);
      const last = turns.findLast((turn) => turn.speaker === number);
      const goesOn = last && start - last.end <= longestPause && isLeftAlone(turns, last);
      if (goesOn) last.end = Math.max(last.end, end);
      else turns.push({ start, end, speaker: number });
    }
  }
  return { turns: turns.toSorted((a, b) => a.start - b.start || a.end - b.end), names };
}

/** Whether nobody has begun to speak since a turn ended. */
function isLeftAlone(turns: readonly SpeakerTurn[], last: SpeakerTurn): boolean {
  return turns.every((turn) => turn === last || turn.start < last.end);
}
