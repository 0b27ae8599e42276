import { sampleRate, toSixteenBits } from "../../../engine/index";
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
const chunkSamples = sampleRate;
const silenceBlock = 1 << 16;

type Samples = Float32Array<ArrayBuffer>;

export interface TrackReading {
  /** Seconds of the file to begin at. */
  readonly from: number;
  /** Samples are floats that may exceed full scale. */
  readonly isFloat: boolean;
  onUnread(part: Unread): void;
}

/** Thrown when nothing more comes of a file; `seconds` were read. */
export class StuckError extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`stuck at ${seconds}`);
    this.seconds = seconds;
  }
}

/** Yields the track in use as 16 kHz mono, in chunks of about a second, each sound at its time in the file. */
export function* readTrack(sound: SoundInstance, reading: TrackReading): Generator<Samples, void> {
  const tamer = new SampleTamer({ scale: reading.isFloat });
  let collected: Samples[] = [];
  let count = 0;
  for (const samples of converted(sound, reading)) {
    collected.push(toSixteenBits(tamer.tame(samples)));
    count += samples.length;
    if (count < chunkSamples) continue;
    yield joined(collected, count);
    collected = [];
    count = 0;
  }
  if (count > 0) yield joined(collected, count);
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

/** Every frame from the wanted second on at 16 kHz, with the silence before it. */
function* converted(sound: SoundInstance, reading: TrackReading): Generator<Samples, void> {
  const { module } = sound;
  const samplesOf = (count: number) =>
    new Float32Array(module.memory.buffer, module.samples(), Math.max(0, count)).slice();
  let hasSound = false;
  for (const { samples, skipped, silence } of framesFrom(sound, reading)) {
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
function* framesFrom(sound: SoundInstance, { from, onUnread }: TrackReading): Generator<Frame, void> {
  const { module } = sound;
  const clock = clockOf(sound);
  const timeline = new Timeline(clock);
  const firstWanted = from > warmUp ? from - warmUp + clock.origin : Number.NEGATIVE_INFINITY;
  let lost = 0;
  let pages = 0;
  sound.progressed();
  for (;;) {
    const before = timeline.next;
    const samples = module.step(firstWanted);
    if (samples === -1) return;
    if (samples === -2) throw new StuckError(before);
    if (samples === -3) timeline.place(module.time(), module.length());
    if (samples <= 0) continue;
    const rate = module.rate();
    const begin = before + timeline.place(module.time(), samples / rate);
    const lostHere = module.lost() - lost;
    // What fails before the first sound is an encoder's run-up or a tag, none of the sound.
    if (begin > 0 && (lostHere > smallestLoss || sound.brokenPages() > pages))
      onUnread({ start: before, end: Math.max(begin, before + lostHere) });
    lost += lostHere;
    pages = sound.brokenPages();
    yield {
      samples,
      skipped: Math.min(samples, Math.max(0, Math.round((from - begin) * rate))),
      silence: Math.round(Math.max(0, begin - Math.max(before, from)) * rate),
    };
    // However long whoever reads has let it wait.
    sound.progressed();
  }
}

/**
 * Clocks of MP4 and Matroska begin with the file: what begins later does so on purpose. Others begin anywhere, and the file
 * with what comes first.
 */
function clockOf({ module, text }: SoundInstance): Clock {
  const start = module.startTime();
  const format = text(module.formatName());
  const beginsAtZero = /\b(mov|matroska)\b/.test(format);
  const isStream = /^mpeg/.test(format);
  const origin = Number.isNaN(start) || (beginsAtZero && start > 0) ? 0 : start;
  return { origin, longestHole: isStream ? longestHoleOfStreams : longestHole };
}
