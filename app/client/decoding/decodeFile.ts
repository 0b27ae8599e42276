import { type AudioSource, SottoError } from "../../../engine/index";
import { type AudioTrack, firstHeard, trackNamed, tracksOf } from "./audioTracks";
import { Parts, type Samples } from "./parts";
import { lengthOf, StuckError } from "./readTrack";
import type { SoundBytes } from "./soundBytes";
import { type SoundInstance, startSound } from "./soundModule";
import type { Unread } from "./unread";
import { unreadable } from "./unreadable";
import { repairWav } from "./wavHeader";

export interface SoundOptions {
  /** Seconds of the file to begin at. */
  readonly from?: number | undefined;
  /** A track's number, from 1 on, or its language; the first that is not silent where none is given. */
  readonly track?: string | undefined;
}

/** A file being decoded; `close` frees the decoder when the audio was not read to its end. */
export interface DecodedFile extends AudioSource {
  /** The audio tracks that the file has, and the index of the one that is heard. */
  readonly tracks: readonly AudioTrack[];
  readonly track: number;
  /** What could not be read of what was read so far. */
  unread(): readonly Unread[];
  close(): Promise<void>;
}

/** A file of this size without a single sample is none that was understood; smaller ones are a header alone. */
const smallestSound = 4096;

/**
 * Decodes one audio track of a file to 16 kHz mono, as FFmpeg does and openai/whisper hears it, chunk by chunk as it is read,
 * empty ones where it takes long; every sound stays at its time in the file. 16-bit 16 kHz mono comes through bit by bit (16-bit samples / 32768).
 * @throws SottoError `audio-unreadable`, here or from `read`, in a sentence that begins with the file's name.
 */
export async function decodeBytes(
  compiled: WebAssembly.Module,
  file: SoundBytes,
  options: SoundOptions = {},
): Promise<DecodedFile> {
  const bytes = repairWav(file);
  const open = () => openFile(compiled, bytes);
  try {
    const sound = await open();
    const tracks = tracksOf(sound);
    const track = await chooseTrack(bytes, tracks, options.track, open);
    return await streamed({
      sound,
      open: (part) => openFile(compiled, part),
      bytes,
      tracks,
      track,
      from: options.from ?? 0,
    });
  } catch (error) {
    bytes.close();
    throw asUnreadable(bytes.name, error);
  }
}

async function openFile(compiled: WebAssembly.Module, bytes: SoundBytes): Promise<SoundInstance> {
  const sound = await startSound(compiled, bytes);
  if (sound.trackCount < 0) {
    const title = sound.text(sound.module.formatTitle());
    throw title === "" ? unreadable(bytes.name, "unknown") : unreadable(bytes.name, "container", title);
  }
  if (sound.trackCount === 0) throw unreadable(bytes.name, "noSound");
  return sound;
}

/** Index of the track to be heard. */
async function chooseTrack(
  { name }: SoundBytes,
  tracks: readonly AudioTrack[],
  wanted: string | undefined,
  open: () => Promise<SoundInstance>,
): Promise<number> {
  if (wanted !== undefined) {
    const track = trackNamed(tracks, wanted);
    if (track !== undefined) return track;
    const known = tracks.map(({ language }, index) => (language ? `${index + 1} (${language})` : `${index + 1}`));
    throw new SottoError("audio-unreadable", `${name} has no audio track "${wanted}", only ${known.join(", ")}.`);
  }
  return tracks.length === 1 ? 0 : firstHeard(await open());
}

interface OpenTrack {
  readonly sound: SoundInstance;
  readonly open: (part: SoundBytes) => Promise<SoundInstance>;
  readonly bytes: SoundBytes;
  readonly tracks: readonly AudioTrack[];
  readonly track: number;
  readonly from: number;
}

async function streamed({ sound, open, bytes, tracks, track, from }: OpenTrack): Promise<DecodedFile> {
  const { codec = "", codecTitle = "" } = tracks[track] ?? {};
  if (sound.module.use(track) === 0) throw unreadable(bytes.name, "codec", codecTitle);
  const parts = new Parts({ sound, open, bytes, track, from, isFloat: /^pcm_f/.test(codec) });
  // The first chunk is decoded now, so that a file that cannot be decoded is refused when it is opened.
  let first: Samples | null | undefined = await firstOf(parts);
  if (sound.module.isEncrypted(track) !== 0) throw unreadable(bytes.name, "encrypted");
  if (first === null && from === 0 && bytes.size > smallestSound) throw unreadable(bytes.name, "damaged", codecTitle);
  return {
    tracks,
    track,
    start: from,
    seconds: secondsLeft(sound, track, bytes, from),
    gaps: parts.gaps,
    unread: () => parts.unread,
    async read() {
      try {
        const chunk = first === undefined ? await parts.read() : first;
        first = undefined;
        if (chunk === null) bytes.close();
        return chunk;
      } catch (error) {
        bytes.close();
        throw asUnreadable(bytes.name, error);
      }
    },
    async close() {
      bytes.close();
    },
  };
}

/** The first chunk that is not empty, or the end; while it is waited for others of its thread have their turns. */
async function firstOf(parts: Parts): Promise<Samples | null> {
  for (;;) {
    const chunk = await parts.read();
    if (chunk === null || chunk.length > 0) return chunk;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** A length that is out of all proportion to the file's bytes is none. */
const absurd = 8;

function secondsLeft(sound: SoundInstance, track: number, { size }: SoundBytes, from: number): number | undefined {
  const said = lengthOf(sound);
  const rate = sound.module.bytesPerSecond(track);
  if (said === undefined || (rate > 0 && said > (absurd * size) / rate)) return undefined;
  return Math.max(0, said - from);
}

function asUnreadable(name: string, error: unknown): SottoError {
  if (error instanceof SottoError) return error;
  if (error instanceof StuckError) return unreadable(name, "stuck", error.seconds.toFixed(0), error);
  const reason = error instanceof Error ? error.message : String(error);
  return new SottoError("audio-unreadable", `${name} cannot be decoded: ${reason}.`, { cause: error });
}
