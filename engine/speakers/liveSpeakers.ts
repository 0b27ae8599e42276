import { sampleRate } from "../audio/constants";
import { SampleBuffer } from "../audio/sampleBuffer";
import { activityOf, frameOffset, frameSeconds, tracks, type WindowActivity } from "./activity";
import { chunkFrames, leastSteps, stepCounts, stepSeconds, stepsAlone, tail } from "./chunks";
import { cosine } from "./cosine";
import { bands, fbank } from "./fbank";
import { type Segmentation, windowFrames, windowSamples } from "./segmentation";
import type { LiveVoice, SpeakerTurn, TellSpeakers } from "./types";
import { ofLengthOne, type VoiceNetwork } from "./voiceNetwork";

/** Samples from a window to the next, and of its end that are left to the next one, which knows what comes after. */
const hop = 80_000;
const lookahead = 40_000;
/** Cosine from which a voice is a known speaker's, and from which two speakers turn out to be one. */
const sameSpeaker = 0.45;
const samePerson = 0.62;
/** Seconds that a voice must have to be somebody new, and two must have to be joined. */
const leastNew = 1.5;
const leastJoined = 4;
/** Seconds of sound that may wait to be heard. */
const usualMostBehind = 60;

/** What becomes known of who speaks while it is spoken; times in seconds since the beginning. */
export type LiveSpeakerEvent =
  /** All turns from the last `until` to this one; a turn that goes on does so in the next event. They stand, but for "merged". */
  | { readonly type: "turns"; readonly until: number; readonly turns: readonly SpeakerTurn[] }
  /** Two speakers are one: whatever was `speaker`'s is `into`'s, whose number is smaller; `speaker` is nobody's from now on. */
  | { readonly type: "merged"; readonly speaker: number; readonly into: number };

/** For one window at a time. */
export interface LiveNetworks {
  readonly segmentation: Pick<Segmentation, "hearInPieces">;
  readonly voice: Pick<VoiceNetwork, "hearInPieces" | "voices" | "steps">;
}

interface HeardWindow {
  readonly activity: WindowActivity;
  /** With silence behind the sound, of which there are so many. */
  readonly samples: Float32Array;
  readonly length: number;
}

/** A voice of a window, and the steps in which it speaks alone. */
interface HeardTrack {
  readonly track: number;
  readonly count: number;
  readonly voice: Float32Array;
}

interface LiveSpeaker {
  readonly number: number;
  /** Sum of its voices by their seconds. */
  readonly voice: Float32Array;
  seconds: number;
}

/**
 * Who speaks in sound that comes bit by bit, in windows of ten seconds every five: turns are told 2.5 to 7.5 s after they were
 * spoken, and numbers stay those of their speakers. Sound is pushed in and costs nothing; `work` hears it piece by piece.
 */
export class LiveSpeakers {
  #networks: LiveNetworks | undefined;
  readonly #most: number;
  readonly #mostBehind: number;
  readonly #speakers: LiveSpeaker[];
  #numbers: number;
  readonly #sound = new SampleBuffer();
  /** Sample at which the next window begins. */
  #start = 0;
  /** Sample up to which turns were told. */
  #told = 0;
  #isEnded = false;

  /** The voices of those who were told before have the first numbers. */
  constructor({ known, most = Number.POSITIVE_INFINITY, mostBehind = usualMostBehind }: TellSpeakers = { known: [] }) {
    this.#most = most;
    this.#mostBehind = mostBehind * sampleRate;
    this.#speakers = known.map(({ voice, seconds }, number) => ({
      ...{ number, seconds },
      voice: voice.map((x) => x * seconds),
    }));
    this.#numbers = known.length;
  }

  /** Hears with these networks from now on; undefined: not until there are others. */
  use(networks: LiveNetworks | undefined): void {
    this.#networks = networks;
  }

  /** Takes samples that follow those before. */
  push(samples: Float32Array): void {
    this.#sound.append(samples);
    while (this.#sound.length - this.#start > this.#mostBehind) this.#goOnAt(this.#start + hop);
  }

  /** No more samples come. */
  end(): void {
    this.#isEnded = true;
  }

  /** Whether there is anything to hear. */
  get isWaiting(): boolean {
    const { length } = this.#sound;
    if (!this.#networks) return false;
    return this.#isEnded ? length > this.#told : length - this.#start >= windowSamples;
  }

  /** All speakers that are known, as they sound so far. */
  get voices(): readonly LiveVoice[] {
    return this.#speakers.map(({ number, voice, seconds }) => ({
      speaker: number,
      voice: ofLengthOne(voice),
      seconds,
    }));
  }

  /** Hears the next window; nothing is told with most pieces of the work. */
  async *work(): AsyncGenerator<readonly LiveSpeakerEvent[], void> {
    if (!this.isWaiting || !this.#networks) return;
    const networks = this.#networks;
    const start = this.#start;
    const held = this.#sound.copy(start, Math.min(start + windowSamples, this.#sound.length));
    const isLast = this.#isEnded && this.#sound.length - start <= windowSamples;
    const until = start + (isLast ? held.length : windowSamples - lookahead);
    const samples = new Float32Array(windowSamples + tail);
    samples.set(held);
    const activity = activityOf(start, yield* this.#activity(networks, samples));
    const who = yield* this.#speakersOf(networks, { activity, samples, length: held.length });
    const turns = this.#turns(activity, who, until);
    this.#told = until;
    this.#goOnAt(start + hop);
    yield [{ type: "turns", until: until / sampleRate, turns }, ...this.#merges()];
  }

  /** The next window begins here, or later where it does already. */
  #goOnAt(sample: number): void {
    this.#start = Math.max(this.#start, sample);
    this.#sound.dropBefore(this.#start);
  }

  async *#activity({ segmentation }: LiveNetworks, samples: Float32Array): AsyncGenerator<readonly [], Float32Array> {
    const pieces = segmentation.hearInPieces([samples.subarray(0, windowSamples)]);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value[0]!;
      yield [];
    }
  }

  /** Whose each track of a window is: of the speakers that are known, each another one, or somebody new. */
  async *#speakersOf(
    { voice }: LiveNetworks,
    { activity, samples, length }: HeardWindow,
  ): AsyncGenerator<readonly [], ReadonlyMap<number, number>> {
    const all = Array.from({ length: tracks }, (_, track) => {
      const steps = stepsAlone(activity, track, activity.start, voice.steps);
      return { track, steps, count: steps.reduce((sum, step) => sum + step, 0) };
    });
    const alone = all.filter(({ count }) => count >= leastSteps);
    if (alone.length === 0) return new Map();
    const counts = stepCounts(
      all.map(({ steps }) => steps),
      voice.steps,
      length,
    );
    for (const _ of voice.hearInPieces(fbank(samples).subarray(0, chunkFrames * bands), counts)) yield [];
    const voices = await voice.voices(alone.map(({ steps }) => steps));
    return this.#match(alone.map((one, i) => ({ ...one, voice: voices[i]! })));
  }

  #match(alone: readonly HeardTrack[]): ReadonlyMap<number, number> {
    const pairs = alone.flatMap((one) =>
      this.#speakers.map((speaker) => ({ one, speaker, alike: cosine(one.voice, ofLengthOne(speaker.voice)) })),
    );
    const sorted = pairs.toSorted((a, b) => b.alike - a.alike);
    const who = new Map<number, LiveSpeaker>();
    for (const { one, speaker, alike } of sorted) {
      const isShort = one.count * stepSeconds < leastNew;
      const isFree = !who.has(one.track) && ![...who.values()].includes(speaker);
      // Somebody who says little is whoever is nearest.
      if (isFree && (isShort || alike >= sameSpeaker)) who.set(one.track, speaker);
    }
    for (const { track, count, voice } of alone) {
      const isNew = !who.has(track) && (count * stepSeconds >= leastNew || this.#speakers.length === 0);
      const isOneMore = isNew && this.#speakers.length < this.#most;
      const speaker = who.get(track) ?? (isOneMore ? this.#begin(voice.length) : undefined);
      // Where all are known somebody else is whoever is nearest, of whom he teaches nothing.
      const nearest = isNew ? sorted.find(({ one }) => one.track === track)?.speaker : undefined;
      const told = speaker ?? nearest;
      if (told) who.set(track, told);
      if (speaker) learn(speaker, voice, count * stepSeconds);
    }
    return new Map([...who].map(([track, { number }]) => [track, number]));
  }

  #begin(length: number): LiveSpeaker {
    const speaker = { number: this.#numbers++, voice: new Float32Array(length), seconds: 0 };
    this.#speakers.push(speaker);
    return speaker;
  }

  /** Turns of the frames whose middle lies between what was told and `until`. */
  #turns({ start, who }: WindowActivity, speakers: ReadonlyMap<number, number>, until: number): readonly SpeakerTurn[] {
    const turns: { start: number; end: number; speaker: number }[] = [];
    const [from, to] = [this.#told / 16_000, until / 16_000];
    for (let frame = 0; frame < windowFrames; frame++) {
      const begin = start / 16_000 + frame * frameSeconds + frameOffset;
      const middle = begin + frameSeconds / 2;
      if (middle < from || middle >= to) continue;
      for (const [track, speaker] of speakers) {
        if (!(who[frame]! & (1 << track))) continue;
        const last = turns.findLast((turn) => turn.speaker === speaker);
        const end = Math.min(to, begin + frameSeconds);
        if (last && begin - last.end < frameSeconds / 2) last.end = end;
        else turns.push({ start: Math.max(from, begin), end, speaker });
      }
    }
    return turns.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Speakers who turn out to be one become the one who was heard first. */
  #merges(): readonly LiveSpeakerEvent[] {
    for (const [at, later] of this.#speakers.entries()) {
      const into = this.#speakers.slice(0, at).find((one) => isSame(one, later));
      if (!into) continue;
      learn(into, ofLengthOne(later.voice), later.seconds);
      this.#speakers.splice(at, 1);
      return [{ type: "merged", speaker: later.number, into: into.number }, ...this.#merges()];
    }
    return [];
  }
}

function learn(speaker: LiveSpeaker, voice: Float32Array, seconds: number): void {
  speaker.seconds += seconds;
  for (let i = 0; i < voice.length; i++) speaker.voice[i]! += seconds * voice[i]!;
}

function isSame(a: LiveSpeaker, b: LiveSpeaker): boolean {
  if (Math.min(a.seconds, b.seconds) < leastJoined) return false;
  return cosine(ofLengthOne(a.voice), ofLengthOne(b.voice)) >= samePerson;
}
