import { frameOffset, frameSeconds, probabilityIn, tracks } from "./activity";
import { cosine } from "./cosine";
import type { HeardVoices, TrackVoice } from "./hearVoices";
import { type Look, unpackLooks, unpackVoice } from "./packedVoices";
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

/** Frames that are laid over each other at a time, ten minutes of them. */
const blockFrames = 36_000;

/** Turns of the speakers whose voices are given, by their starts; a speaker is the number of his voice. */
export function speakerTurns(heard: HeardVoices, speakers: readonly Float32Array[]): readonly SpeakerTurn[] {
  if (speakers.length === 0) return [];
  const voices = new Map<number, TrackVoice[]>();
  for (const voice of heard.voices) voices.set(voice.window, [...(voices.get(voice.window) ?? []), voice]);
  const found = speakers.map((_, speaker) => new Stretches(speaker, heard.seconds));
  for (let from = 0; from * frameSeconds < heard.seconds; from += blockFrames) {
    const blended = blend({ heard, voices, speakers, from });
    for (const one of found) one.add(blended, from);
  }
  return found.flatMap(({ turns }) => turns).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Which speaker each track of a window is: each another one, as far as there are enough. */
function speakersOf(voices: readonly TrackVoice[], speakers: readonly Float32Array[]): ReadonlyMap<number, number> {
  const pairs = voices.flatMap(({ track, voice }) => {
    const direction = ofLengthOne(unpackVoice(voice));
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

interface Blending {
  readonly heard: HeardVoices;
  /** By windows. */
  readonly voices: ReadonlyMap<number, readonly TrackVoice[]>;
  readonly speakers: readonly Float32Array[];
  /** The first of the frames. */
  readonly from: number;
}

/** Windows, each frame by its place in them, and looks. */
function blend({ heard, voices, speakers, from }: Blending): Blend {
  const parts = speakers.map(() => new Float32Array(blockFrames));
  const [count, weight] = [new Float32Array(blockFrames), new Float32Array(blockFrames)];
  for (const [number, window] of heard.windows.entries()) {
    const first = Math.round(window.start / frameSamples) - from;
    if (first + windowFrames <= 0 || first >= blockFrames) continue;
    const who = speakersOf(voices.get(number) ?? [], speakers);
    for (let frame = Math.max(0, -first); frame < Math.min(windowFrames, blockFrames - first); frame++) {
      const w = number === 0 && frame < windowFrames / 2 ? 1 : hamming[frame]!;
      const said = new Map<number, number>();
      for (let track = 0; track < tracks; track++) {
        const value = probabilityIn(window, frame, track);
        count[first + frame]! += w * value;
        const speaker = who.get(track);
        if (speaker !== undefined) said.set(speaker, Math.max(value, said.get(speaker) ?? 0));
      }
      weight[first + frame]! += w;
      for (const [speaker, value] of said) parts[speaker]![first + frame]! += w * value;
    }
  }
  for (const row of [...parts, count]) for (let i = 0; i < blockFrames; i++) row[i]! /= weight[i]! || 1;
  for (const row of parts) for (let i = 0; i < blockFrames; i++) row[i]! *= 1 - lookShare;
  const [start, end] = [from * frameSeconds, (from + blockFrames) * frameSeconds];
  for (const looks of heard.looks) {
    if (looks.times.at(-1)! <= start || looks.times[0]! >= end) continue;
    for (const look of unpackLooks(looks)) addLook({ parts, count }, look, { speakers, from });
  }
  return { parts, count };
}

function addLook({ parts, count }: Blend, look: Look, { speakers, from }: Pick<Blending, "speakers" | "from">): void {
  const voice = ofLengthOne(look.voice);
  const alike = speakers.map((speaker) => cosine(voice, speaker) / sharpness);
  const most = Math.max(...alike);
  const shares = alike.map((value) => Math.exp(value - most));
  const total = shares.reduce((sum, value) => sum + value, 0);
  const [first, end] = [Math.floor(look.from / frameSeconds) - from, Math.floor(look.to / frameSeconds) - from];
  for (let frame = Math.max(0, first); frame < Math.min(end, blockFrames); frame++) {
    const spoken = Math.min(count[frame]!, 1);
    for (const [speaker, share] of shares.entries()) parts[speaker]![frame]! += (lookShare * spoken * share) / total;
  }
}

/** Where a speaker is one of so many as speak, without the short pauses in which nobody else does. */
class Stretches {
  readonly #speaker: number;
  readonly #seconds: number;
  readonly #found: { start: number; end: number; speaker: number }[] = [];
  #others = 0;

  constructor(speaker: number, seconds: number) {
    this.#speaker = speaker;
    this.#seconds = seconds;
  }

  get turns(): readonly SpeakerTurn[] {
    return this.#found.filter(({ start, end }) => end - start >= shortestTurn);
  }

  /** Takes the next frames, of which the first has this number. */
  add({ parts, count }: Blend, from: number): void {
    for (let i = 0; i < blockFrames && (from + i) * frameSeconds < this.#seconds; i++) {
      const speak = Math.floor(count[i]! + 0.5);
      if (isAmong(parts, i, this.#speaker, speak)) this.#extend(from + i);
      else if (speak > 0) this.#others += frameSeconds;
    }
  }

  #extend(frame: number): void {
    const start = Math.max(0, frame * frameSeconds + frameOffset);
    const end = Math.min(this.#seconds, start + frameSeconds);
    const last = this.#found.at(-1);
    if (last && start - last.end < longestPause && this.#others < othersInPause) last.end = end;
    else if (start < this.#seconds) this.#found.push({ start, end, speaker: this.#speaker });
    this.#others = 0;
  }
}

/** Whether a speaker is one of the so many who speak most in a frame. */
function isAmong(parts: readonly Float32Array[], frame: number, speaker: number, most: number): boolean {
  const own = parts[speaker]![frame]!;
  if (most === 0 || own <= leastPart) return false;
  const ahead = parts.filter((row, other) => row[frame]! > own || (row[frame] === own && other < speaker));
  return ahead.length < most;
}
