import type { AudioSource } from "../audio/source";
import { throwIfCancelled } from "../errors";
import { activityOf, type PackedActivity, packActivity, tracks, type WindowActivity } from "./activity";
import { chunkFrames, leastSteps, stepCounts, stepSeconds, stepsAlone, tail } from "./chunks";
import { bands, fbank } from "./fbank";
import { type Look, type PackedLooks, type PackedVoice, packLooks, packVoice } from "./packedVoices";
import { type Segmentation, windowSamples } from "./segmentation";
import type { VoiceNetwork } from "./voiceNetwork";

const hop = windowSamples / 2;
/** Steps between two looks at who speaks, and to either side that a look sees. */
const lookEvery = 4;
const lookReach = 6;
/** Sound that is shorter opens no window of its own. */
const leastSamples = 8000;

/** A voice of one track of one window, where it speaks alone. */
export interface TrackVoice {
  /** Number of its window. */
  readonly window: number;
  readonly track: number;
  /** Seconds in which it speaks alone. */
  readonly seconds: number;
  /** Sum of what was heard in its chunks, by their seconds. */
  readonly voice: PackedVoice;
}

/** What was heard of the voices in a recording. */
export interface HeardVoices {
  readonly seconds: number;
  readonly windows: readonly PackedActivity[];
  readonly voices: readonly TrackVoice[];
  /** By chunks. */
  readonly looks: readonly PackedLooks[];
}

export interface SpeakerNetworks {
  readonly segmentation: Pick<Segmentation, "hear">;
  /** For `chunkFrames`. */
  readonly voice: Pick<VoiceNetwork, "hear" | "voices" | "steps">;
}

export interface HearOptions {
  readonly signal?: AbortSignal | undefined;
  /** Seconds that were heard. */
  readonly onProgress?: ((seconds: number) => unknown) | undefined;
}

/**
 * Hears a recording once, in windows of ten seconds every five, of which every second one is a chunk of the voice network.
 * Memory grows by less than 1 kB a second. Throws `cancelled` when the signal aborts, and what the source throws.
 */
export async function hearVoices(
  source: AudioSource,
  networks: SpeakerNetworks,
  options: HearOptions = {},
): Promise<HeardVoices> {
  const reader = new ChunkReader(source);
  const heard = new Heard();
  for (let at = 0; ; at += windowSamples) {
    const { samples, length } = await reader.take(windowSamples + hop + tail);
    throwIfCancelled(options.signal);
    if (at > 0 && length < leastSamples) break;
    const starts = length > hop + leastSamples ? [0, hop] : [0];
    const logarithms = await networks.segmentation.hear(
      starts.map((start) => samples.subarray(start, start + windowSamples)),
    );
    for (const [i, one] of logarithms.entries()) heard.addWindow(activityOf(at + starts[i]!, one));
    const chunk = { at, windows: heard.windowsAround(at), samples, length: Math.min(length, windowSamples) };
    if (length >= leastSamples) await hearChunk(chunk, networks.voice, heard);
    heard.settle(at + windowSamples);
    await options.onProgress?.((at + chunk.length) / 16_000);
    reader.drop(windowSamples);
    if (length < windowSamples) break;
  }
  heard.settle(Number.POSITIVE_INFINITY);
  return { ...heard.packed, seconds: reader.total / 16_000 };
}

interface HeardWindow extends WindowActivity {
  readonly number: number;
}

/** A voice to which the next chunk may add. */
interface OpenVoice extends Omit<TrackVoice, "voice" | "seconds"> {
  seconds: number;
  readonly voice: Float32Array;
}

/** What was heard so far: packed, but for the windows that the next chunk hears more of, and their voices. */
class Heard {
  readonly packed = { windows: [] as PackedActivity[], voices: [] as TrackVoice[], looks: [] as PackedLooks[] };
  #windows: HeardWindow[] = [];
  #voices: OpenVoice[] = [];

  addWindow(activity: WindowActivity): void {
    this.#windows.push({ ...activity, number: this.packed.windows.length });
    this.packed.windows.push(packActivity(activity));
  }

  /** Those that lie over the chunk that begins at a sample. */
  windowsAround(at: number): readonly HeardWindow[] {
    return this.#windows.filter(({ start }) => Math.abs(start - at) < windowSamples);
  }

  addVoice(part: Omit<OpenVoice, "voice">, numbers: Float32Array): void {
    const known = this.#voices.find(({ window, track }) => window === part.window && track === part.track);
    const voice = known ?? { ...part, seconds: 0, voice: new Float32Array(numbers.length) };
    if (!known) this.#voices.push(voice);
    voice.seconds += part.seconds;
    for (let i = 0; i < numbers.length; i++) voice.voice[i]! += part.seconds * numbers[i]!;
  }

  addLooks(looks: readonly Look[]): void {
    if (looks.length > 0) this.packed.looks.push(packLooks(looks));
  }

  /** Nothing more is heard of windows that end up to a sample. */
  settle(sample: number): void {
    const isOpen = ({ start }: WindowActivity) => start + windowSamples > sample;
    const open = new Set(this.#windows.filter(isOpen).map(({ number }) => number));
    for (const voice of this.#voices) {
      if (!open.has(voice.window)) this.packed.voices.push({ ...voice, voice: packVoice(voice.voice) });
    }
    this.#voices = this.#voices.filter(({ window }) => open.has(window));
    this.#windows = this.#windows.filter(isOpen);
  }
}

interface Chunk {
  readonly at: number;
  /** That lie over it. */
  readonly windows: readonly HeardWindow[];
  readonly samples: Float32Array;
  readonly length: number;
}

/** Hears who speaks alone in a chunk: by tracks of the windows that lie over it, and by looks. */
async function hearChunk(
  { at, windows, samples, length }: Chunk,
  network: SpeakerNetworks["voice"],
  heard: Heard,
): Promise<void> {
  const features = fbank(samples.subarray(0, windowSamples + tail)).subarray(0, chunkFrames * bands);
  const { steps } = network;
  const parts = windows.flatMap((window) =>
    Array.from({ length: tracks }, (_, track) => ({ window, track, steps: stepsAlone(window, track, at, steps) })),
  );
  const clear = parts.filter((part) => sum(part.steps) >= leastSteps);
  const alone = parts.filter((part) => part.window.start === at);
  const seen = lookChoices(
    alone.map((part) => part.steps),
    steps,
  );
  if (clear.length + seen.length === 0) return;
  const counts = stepCounts(
    parts.map((part) => part.steps),
    steps,
    length,
  );
  network.hear(features, counts);
  const numbers = await network.voices([...clear.map((part) => part.steps), ...seen.map((look) => look.steps)]);
  for (const [i, { window, track, steps: counted }] of clear.entries()) {
    heard.addVoice({ window: window.number, track, seconds: sum(counted) * stepSeconds }, numbers[i]!);
  }
  heard.addLooks(
    seen.map(({ first, end }, i) => ({
      from: at / 16_000 + first * stepSeconds,
      to: at / 16_000 + end * stepSeconds,
      voice: numbers[clear.length + i]!,
    })),
  );
}

/** Stretches around moments in which somebody speaks alone. */
function lookChoices(alone: readonly Float32Array[], steps: number) {
  const spoken = Float32Array.from({ length: steps }, (_, step) => Math.max(0, ...alone.map((track) => track[step]!)));
  const looks: { readonly first: number; readonly end: number; readonly steps: Float32Array }[] = [];
  for (let first = 0; first < steps; first += lookEvery) {
    const end = Math.min(first + lookEvery, steps);
    const [from, to] = [first + lookEvery / 2 - lookReach, first + lookEvery / 2 + lookReach];
    const choice = spoken.map((value, step) => (step >= from && step < to ? value : 0));
    if (sum(choice) >= leastSteps) looks.push({ first, end, steps: choice });
  }
  return looks;
}

function sum(numbers: Float32Array): number {
  let total = 0;
  for (const x of numbers) total += x;
  return total;
}

/** Samples of a source from a moment on, as many as are asked for; zeros where it has ended. */
class ChunkReader {
  /** Samples that came. */
  total = 0;
  readonly #source: AudioSource;
  #held = new Float32Array(0);
  #ended = false;

  constructor(source: AudioSource) {
    this.#source = source;
  }

  async take(count: number): Promise<{ readonly samples: Float32Array; readonly length: number }> {
    const pieces = [this.#held];
    let length = this.#held.length;
    while (length < count && !this.#ended) {
      const piece = await this.#source.read();
      if (!piece) this.#ended = true;
      else {
        pieces.push(piece);
        length += piece.length;
        this.total += piece.length;
      }
    }
    this.#held = joined(pieces, length);
    const samples = new Float32Array(count);
    samples.set(this.#held.subarray(0, count));
    return { samples, length: Math.min(length, count) };
  }

  drop(count: number): void {
    this.#held = this.#held.slice(count);
  }
}

function joined(pieces: readonly Float32Array[], length: number): Float32Array<ArrayBuffer> {
  const all = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
