import { activityOf, frameOffset, frameSeconds, tracks, type WindowActivity } from "./activity";
import { cosine } from "./cosine";
import { bands, fbank } from "./fbank";
import { chunkFrames, leastSteps, stepSeconds, stepsAlone, tail } from "./hearVoices";
import { type Segmentation, windowFrames, windowSamples } from "./segmentation";
import type { SpeakerTurn } from "./types";
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

/** What becomes known of who speaks while it is spoken; times in seconds since the beginning. */
export type LiveSpeakerEvent =
  /** All turns from the last `until` to this one; a turn that goes on does so in the next event. They stand, but for "merged". */
  | { readonly type: "turns"; readonly until: number; readonly turns: readonly SpeakerTurn[] }
  /** Two speakers are one: whatever was `speaker`'s is `into`'s, whose number is smaller; `speaker` is nobody's from now on. */
  | { readonly type: "merged"; readonly speaker: number; readonly into: number };

interface LiveNetworks {
  readonly segmentation: Pick<Segmentation, "hear">;
  readonly voice: Pick<VoiceNetwork, "hear" | "voices" | "steps">;
}

interface LiveSpeaker {
  readonly number: number;
  /** Sum of its voices by their seconds. */
  readonly voice: Float32Array;
  seconds: number;
}

/**
 * Who speaks in sound that comes bit by bit, in windows of ten seconds every five: turns are told 2.5 to 7.5 s after they were
 * spoken, and numbers stay those of their speakers.
 */
export class LiveSpeakers {
  readonly #networks: LiveNetworks;
  readonly #speakers: LiveSpeaker[] = [];
  #numbers = 0;
  /** Sound that the next window needs, and the sample at which it begins. */
  #held = new Float32Array(0);
  #start = 0;
  /** Sample up to which turns were told. */
  #told = 0;

  constructor(networks: LiveNetworks) {
    this.#networks = networks;
  }

  /** Hears samples that follow those before, as far as they make windows. */
  async add(samples: Float32Array): Promise<readonly LiveSpeakerEvent[]> {
    const held = new Float32Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    this.#held = held;
    const events: LiveSpeakerEvent[] = [];
    while (this.#held.length >= windowSamples) {
      const end = this.#start + windowSamples - lookahead;
      events.push(...(await this.#hear(end)));
      this.#held = this.#held.slice(hop);
      this.#start += hop;
    }
    return events;
  }

  /** Hears what is left at the end. */
  async end(): Promise<readonly LiveSpeakerEvent[]> {
    const end = this.#start + this.#held.length;
    return end > this.#told ? this.#hear(end) : [];
  }

  async #hear(until: number): Promise<readonly LiveSpeakerEvent[]> {
    const samples = new Float32Array(windowSamples + tail);
    samples.set(this.#held.subarray(0, windowSamples));
    const [logarithms] = await this.#networks.segmentation.hear([samples.subarray(0, windowSamples)]);
    const activity = activityOf(this.#start, logarithms!);
    const who = await this.#speakersOf(activity, samples);
    const turns = this.#turns(activity, who, until);
    this.#told = until;
    return [{ type: "turns", until: until / 16_000, turns }, ...this.#merges()];
  }

  /** Whose each track of a window is: of the speakers that are known, each another one, or somebody new. */
  async #speakersOf(activity: WindowActivity, samples: Float32Array): Promise<ReadonlyMap<number, number>> {
    const { voice } = this.#networks;
    const alone = Array.from({ length: tracks }, (_, track) => {
      const steps = stepsAlone(activity, track, activity.start, voice.steps);
      return { track, steps, count: steps.reduce((sum, step) => sum + step, 0) };
    }).filter(({ count }) => count >= leastSteps);
    if (alone.length === 0) return new Map();
    voice.hear(fbank(samples).subarray(0, chunkFrames * bands));
    const voices = await voice.voices(alone.map(({ steps }) => steps));
    const pairs = alone.flatMap(({ track }, i) =>
      this.#speakers.map((speaker) => ({
        ...{ track, i, speaker },
        alike: cosine(voices[i]!, ofLengthOne(speaker.voice)),
      })),
    );
    const who = new Map<number, LiveSpeaker>();
    for (const { track, speaker, alike } of pairs.toSorted((a, b) => b.alike - a.alike)) {
      const isShort = alone.some((one) => one.track === track && one.count * stepSeconds < leastNew);
      const isFree = !who.has(track) && ![...who.values()].includes(speaker);
      // Somebody who says little is whoever is nearest.
      if (isFree && (isShort || alike >= sameSpeaker)) who.set(track, speaker);
    }
    for (const [i, { track, count }] of alone.entries()) {
      const isNew = !who.has(track) && (count * stepSeconds >= leastNew || this.#speakers.length === 0);
      const speaker = who.get(track) ?? (isNew ? this.#begin(voices[i]!.length) : undefined);
      if (speaker === undefined) continue;
      who.set(track, speaker);
      learn(speaker, voices[i]!, count * stepSeconds);
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
