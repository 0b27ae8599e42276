import type { HeardVoices } from "./hearVoices";
import { speakerTurns } from "./speakerTurns";
import type { FoundSpeakers, SpeakerTurn } from "./types";

/** The turns of those whose voices are given, numbered as they are first heard; who never speaks is left out. */
export function foundSpeakers(heard: HeardVoices, voices: readonly Float32Array[]): FoundSpeakers {
  const turns = speakerTurns(heard, voices);
  const order = [...new Set(turns.map(({ speaker }) => speaker))];
  const numbered = turns.map((turn) => ({ ...turn, speaker: order.indexOf(turn.speaker) }));
  return {
    turns: numbered,
    voices: order.map((number, speaker) => ({ voice: voices[number]!, seconds: secondsAlone(numbered, speaker) })),
  };
}

/** Seconds of a speaker's turns in which nobody else has one. Turns are in order. */
function secondsAlone(turns: readonly SpeakerTurn[], speaker: number): number {
  let alone = 0;
  for (const turn of turns) {
    if (turn.speaker !== speaker) continue;
    let from = turn.start;
    for (const { start, end, speaker: other } of turns) {
      if (other === speaker || end <= from || start >= turn.end) continue;
      alone += Math.max(0, start - from);
      from = Math.max(from, end);
    }
    alone += Math.max(0, turn.end - from);
  }
  return alone;
}
