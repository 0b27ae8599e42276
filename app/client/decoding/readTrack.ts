import { type Gap, sampleRate, toSixteenBits } from "../../../engine/index";
import { SampleTamer } from "./loudSamples";
import type { SoundInstance } from "./soundModule";
import { type Clock, Timeline } from "./timeline";
import type { Unread } from "./unread";

/** Packets that lie so many seconds before the wanted one are decoded, for the decoder to warm up. */
const warmUp = 2;
const longestHole = 3600;
/** MPEG streams that were cut or joined set their clock anew; FFmpeg takes more than this for such a place. */
const longestHoleOfStreams = 10;
/** A decoder that begins in the middle of joined sound stumbles over a packet or two, which is no loss; in seconds. */
const smallestLoss = 0.06;
/** Damage that was noticed shows as a hole within so many seconds, or covers nothing. */
const showsWithin = 2;
const chunkSamples = sampleRate;
/** Milliseconds without a sample after which whoever reads hears that there is still work. */
const busyFor = 500;
const silenceBlock = 1 << 16;

type Samples = Float32Array<ArrayBuffer>;

export interface TrackReading {
  /** Seconds of the file to begin at. */
  readonly from: number;
  /** Samples are floats that may exceed full scale. */
  readonly isFloat: boolean;
  onUnread(part: Unread): void;
  /** Called before the samples that hold silence for it. */
  onGap(gap: Gap): void;
}

/** Thrown when nothing more comes of a file; `seconds` were read. */
export class StuckError extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`stuck at ${seconds}`);
    this.seconds = seconds;
  }
}

/**
 * Yields the track in use as 16 kHz mono, in chunks of about a second, each sound at its time in the file; an empty one where
 * it takes long. Returns the second at which it ends.
 */
export function* readTrack(sound: SoundInstance, reading: TrackReading): Generator<Samples, number> {
  const tamer = new SampleTamer({ scale: reading.isFloat });
  let collected: Samples[] = [];
  let count = 0;
  const timeline = new Timeline(clockOf(sound));
  for (const samples of converted(sound, timeline, reading)) {
    if (samples === busy) yield new Float32Array();
    if (samples === busy) continue;
    collected.push(toSixteenBits(tamer.tame(samples)));
    count += samples.length;
    if (count < chunkSamples) continue;
    yield joined(collected, count);
    collected = [];
    count = 0;
  }
  if (count > 0) yield joined(collected, count);
  return timeline.next;
}

function joined(parts: readonly Samples[], count: number): Samples {
  const all = new Float32Array(count);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** In place of sound: there is none yet. */
const busy = "busy";

/** Every frame from the wanted second on at 16 kHz, with the silence before it. */
function* converted(
  sound: SoundInstance,
  timeline: Timeline,
  reading: TrackReading,
): Generator<Samples | typeof busy, void> {
  const { module } = sound;
  const samplesOf = (count: number) =>
    new Float32Array(module.memory.buffer, module.samples(), Math.max(0, count)).slice();
  let hasSound = false;
  for (const frame of framesFrom(sound, timeline, reading)) {
    if (frame === busy) yield busy;
    if (frame === busy) continue;
    const { samples, skipped, silence } = frame;
    if (skipped === samples && silence === 0) continue;
    hasSound = true;
    let left = silence;
    for (; left > silenceBlock; left -= silenceBlock) yield samplesOf(module.convert(samples, silenceBlock));
    yield samplesOf(module.convert(skipped, left));
  }
  if (hasSound) yield samplesOf(module.drain());
}

/** Samples at the frame's own rate. */
interface Frame {
  readonly samples: number;
  /** The first of them, which lie before the wanted second. */
  readonly skipped: number;
  /** Silence before it. */
  readonly silence: number;
}

/** The frames of the track in use, one at a time in the module, up to the wanted second passed over. */
function* framesFrom(
  sound: SoundInstance,
  timeline: Timeline,
  { from, onUnread, onGap }: TrackReading,
): Generator<Frame | typeof busy, void> {
  const { module } = sound;
  const damage = new Damage(sound, onUnread);
  const firstWanted = from > warmUp ? from - warmUp + timeline.clock.origin : Number.NEGATIVE_INFINITY;
  let since = performance.now();
  sound.progressed();
  for (;;) {
    const before = timeline.next;
    const samples = module.step(firstWanted);
    if (samples === -1) break;
    if (samples === -2) throw new StuckError(before);
    if (samples === -3) timeline.place(module.time(), module.length());
    if (samples <= 0) {
      if (performance.now() - since < busyFor) continue;
      yield busy;
      since = performance.now();
      continue;
    }
    const rate = module.rate();
    const begin = before + timeline.place(module.time(), samples / rate);
    damage.look(before, begin);
    const silentFrom = Math.max(before, from);
    if (begin > silentFrom) onGap({ start: silentFrom, end: begin });
    yield {
      samples,
      skipped: Math.min(samples, Math.max(0, Math.round((from - begin) * rate))),
      silence: Math.round(Math.max(0, begin - silentFrom) * rate),
    };
    // However long whoever reads has let it wait.
    sound.progressed();
    since = performance.now();
  }
  damage.end();
}

/** Finds out what damage has cost: packets that fail, and holes behind a complaint of the demuxer. */
class Damage {
  #lost = 0;
  #pages = 0;
  #complaints = 0;
  /** Where it was complained of, and whether something is broken there in any case. */
  #noticed: { readonly at: number; readonly isBroken: boolean } | undefined;
  readonly #sound: SoundInstance;
  readonly #report: TrackReading["onUnread"];

  constructor(sound: SoundInstance, report: TrackReading["onUnread"]) {
    this.#sound = sound;
    this.#report = report;
  }

  /** Called with each frame, where `before` is the end of the frame before it and `begin` its own beginning. */
  look(before: number, begin: number): void {
    const { module } = this.#sound;
    const lostHere = module.lost() - this.#lost;
    this.#lost = module.lost();
    const { pages, complaints } = this.#sound.damage();
    const isBroken = pages > this.#pages || this.#noticed?.isBroken === true;
    if (complaints > this.#complaints) this.#noticed = { at: before, isBroken };
    this.#pages = pages;
    this.#complaints = complaints;
    // What fails before the first sound is an encoder's run-up or a tag, none of the sound.
    if (begin > 0 && lostHere > smallestLoss) this.#report({ start: before, end: Math.max(begin, before + lostHere) });
    else if (this.#noticed && before > 0 && begin > before) this.#report({ start: before, end: begin });
    else if (this.#noticed && before - this.#noticed.at > showsWithin) this.end();
    else return;
    this.#noticed = undefined;
  }

  end(): void {
    if (this.#noticed?.isBroken && this.#noticed.at > 0)
      this.#report({ start: this.#noticed.at, end: this.#noticed.at });
    this.#noticed = undefined;
  }
}

/**
 * Clocks of MP4 and Matroska begin with the file: what begins later does so on purpose. Others begin anywhere, and the file
 * with what comes first.
 */
function clockOf(sound: SoundInstance): Clock {
  const { module, text } = sound;
  const start = module.startTime();
  const format = text(module.formatName());
  const beginsAtZero = /\b(mov|matroska)\b/.test(format);
  const isStream = /^mpeg/.test(format);
  const origin = Number.isNaN(start) || (beginsAtZero && start > 0) ? 0 : start;
  // Others' lengths are mostly reckoned from their size.
  const end = beginsAtZero ? (lengthOf(sound) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  return { origin, longestHole: isStream ? longestHoleOfStreams : longestHole, end };
}

/** Seconds from the file's beginning to its end, as it says; undefined where it does not. */
export function lengthOf({ module, text }: SoundInstance): number | undefined {
  const duration = module.duration();
  if (Number.isNaN(duration)) return undefined;
  // What FFmpeg reckons of tracks begins with the first of them.
  const start = /\bmov\b/.test(text(module.formatName())) ? module.startTime() : 0;
  return start > 0 ? start + duration : duration;
}
