import { frameOffset, frameSeconds, tracks } from "./activity";
import { cosine } from "./cosine";
import type { HeardVoices, TrackVoice } from "./hearVoices";
import { frameSamples, windowFrames } from "./segmentation";
import type { SpeakerTurn } from "./types";
import { ofLengthOne } from "./voiceNetwork";

/** How much looks count beside the windows' tracks, and how sharply a look tells voices apart. */
const lookShare = 0.85;
const sharpness = 0.15;
/** Below this nobody's part in a frame counts. */
const leastPart = 0.05;
/** Pauses of a speaker that are no end of his turn, how long others may speak in them, and the shortest turn; seconds. */
const longestPause = 1.1;
const othersInPause = 0.2;
const shortestTurn = 0.2;

/** A window counts most in its middle. */
const hamming = Float32Array.from(
  { length: windowFrames },
  (_, i) => 0.55 - 0.46 * Math.cos((2 * Math.PI * i) / (windowFrames - 1)),
);

/** Turns of the speakers whose voices are given, by their starts; a speaker is the number of his voice. */
export function speakerTurns(heard: HeardVoices, speakers: readonly Float32Array[]): readonly SpeakerTurn[] {
  if (speakers.length === 0) return [];
  const blended = blend(heard, speakers);
  return speakers
    .flatMap((_, speaker) => stretches(blended, speaker, heard.seconds))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Which speaker each track of a window is: each another one, as far as there are enough. */
function speakersOf(voices: readonly TrackVoice[], speakers: readonly Float32Array[]): ReadonlyMap<number, number> {
  const pairs = voices.flatMap(({ track, voice }) => {
    const direction = ofLengthOne(voice);
    return speakers.map((one, speaker) => ({ track, speaker, alike: cosine(direction, one) }));
  });
  const found = new Map<number, number>();
  const sorted = pairs.toSorted((a, b) => b.alike - a.alike);
  for (const { track, speaker } of sorted) {
    if (!found.has(track) && ![...found.values()].includes(speaker)) found.set(track, speaker);
  }
  for (const { track, speaker } of sorted) if (!found.has(track)) found.set(track, speaker);
  return found;
}

interface Blend {
  /** Of each speaker by frames: how much he speaks, 0 … 1. */
  readonly parts: readonly Float32Array[];
  /** By frames: how many speak. */
  readonly count: Float32Array;
}

/** Windows, each frame by its place in them, and looks. */
function blend({ windows, voices, looks, seconds }: HeardVoices, speakers: readonly Float32Array[]): Blend {
  const frames = Math.ceil(seconds / frameSeconds) + windowFrames;
  const parts = speakers.map(() => new Float32Array(frames));
  const [count, weight] = [new Float32Array(frames), new Float32Array(frames)];
  for (const [number, { start, speaks }] of windows.entries()) {
    const first = Math.round(start / frameSamples);
    const who = speakersOf(
      voices.filter(({ window }) => window === number),
      speakers,
    );
    for (let frame = 0; frame < windowFrames; frame++) {
      const w = number === 0 && frame < windowFrames / 2 ? 1 : hamming[frame]!;
      const said = new Map<number, number>();
      for (let track = 0; track < tracks; track++) {
        const value = speaks[frame * tracks + track]! / 255;
        count[first + frame]! += w * value;
        const speaker = who.get(track);
        if (speaker !== undefined) said.set(speaker, Math.max(value, said.get(speaker) ?? 0));
      }
      weight[first + frame]! += w;
      for (const [speaker, value] of said) parts[speaker]![first + frame]! += w * value;
    }
  }
  for (const row of [...parts, count]) for (let i = 0; i < frames; i++) row[i]! /= weight[i]! || 1;
  for (const row of parts) for (let i = 0; i < frames; i++) row[i]! *= 1 - lookShare;
  for (const look of looks) addLook({ parts, count }, look, speakers);
  return { parts, count };
}

function addLook({ parts, count }: Blend, look: HeardVoices["looks"][number], speakers: readonly Float32Array[]): void {
  const alike = speakers.map((speaker) => cosine(look.voice, speaker) / 127 / sharpness);
  const most = Math.max(...alike);
  const shares = alike.map((value) => Math.exp(value - most));
  const total = shares.reduce((sum, value) => sum + value, 0);
  const end = Math.floor(look.to / frameSeconds);
  for (let frame = Math.floor(look.from / frameSeconds); frame < end; frame++) {
    const spoken = Math.min(count[frame]!, 1);
    for (const [speaker, share] of shares.entries()) parts[speaker]![frame]! += (lookShare * spoken * share) / total;
  }
}

/** Where a speaker is one of so many as speak, without the short pauses in which nobody else does. */
function stretches({ parts, count }: Blend, speaker: number, seconds: number): readonly SpeakerTurn[] {
  const found: { start: number; end: number; speaker: number }[] = [];
  let others = 0;
  for (let frame = 0; frame * frameSeconds < seconds; frame++) {
    const speak = Math.floor(count[frame]! + 0.5);
    if (!isAmong(parts, frame, speaker, speak)) {
      if (speak > 0) others += frameSeconds;
      continue;
    }
    const start = Math.max(0, frame * frameSeconds + frameOffset);
    const end = Math.min(seconds, start + frameSeconds);
    const last = found.at(-1);
    if (last && start - last.end < longestPause && others < othersInPause) last.end = end;
    else if (start < seconds) found.push({ start, end, speaker });
    others = 0;
  }
  return found.filter(({ start, end }) => end - start >= shortestTurn);
}

/** Whether a speaker is one of the so many who speak most in a frame. */
function isAmong(parts: readonly Float32Array[], frame: number, speaker: number, most: number): boolean {
  const own = parts[speaker]![frame]!;
  if (most === 0 || own <= leastPart) return false;
  const ahead = parts.filter((row, other) => row[frame]! > own || (row[frame] === own && other < speaker));
  return ahead.length < most;
}
