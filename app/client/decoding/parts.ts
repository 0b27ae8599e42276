import type { Gap } from "../../../engine/index";
import { readTrack } from "./readTrack";
import type { SoundBytes } from "./soundBytes";
import type { SoundInstance } from "./soundModule";
import { type Unread, withUnread } from "./unread";

export type Samples = Float32Array<ArrayBuffer>;

export interface PartsReading {
  /** The file, open, with its track in use. */
  readonly sound: SoundInstance;
  readonly open: (part: SoundBytes) => Promise<SoundInstance>;
  readonly bytes: SoundBytes;
  readonly track: number;
  /** Seconds of the file to begin at. */
  readonly from: number;
  /** Samples are floats that may exceed full scale. */
  readonly isFloat: boolean;
}

/** A track from its beginning to its end, over the places at which FFmpeg's demuxer gives up although a file goes on. */
export class Parts {
  unread: readonly Unread[] = [];
  readonly gaps: Gap[] = [];
  #sound: SoundInstance;
  #bytes: SoundBytes;
  /** Second at which the present part begins. */
  #begin = 0;
  #chunks: Generator<Samples, number>;
  readonly #reading: PartsReading;

  constructor(reading: PartsReading) {
    this.#reading = reading;
    this.#sound = reading.sound;
    this.#bytes = reading.bytes;
    this.#chunks = this.#read();
  }

  /** The next samples, none where it takes long, `null` at the end. */
  async read(): Promise<Samples | null> {
    for (;;) {
      const chunk = this.#chunks.next();
      if (!chunk.done) return chunk.value;
      const link = nextLink(this.#bytes, this.#sound.module.brokeOff());
      if (link === undefined) return null;
      this.#begin += chunk.value;
      try {
        await this.#goOn(link);
      } catch {
        this.#name({ start: 0, end: 0 });
        return null;
      }
    }
  }

  async #goOn(link: number): Promise<void> {
    const { size, read } = this.#bytes;
    this.#bytes = { ...this.#bytes, size: size - link, read: (start, end) => read(start + link, end + link) };
    this.#sound = await this.#reading.open(this.#bytes);
    this.#sound.module.use(Math.min(this.#reading.track, this.#sound.trackCount - 1));
    this.#chunks = this.#read();
  }

  #read(): Generator<Samples, number> {
    const { from, isFloat } = this.#reading;
    const begin = this.#begin;
    return readTrack(this.#sound, {
      from: Math.max(0, from - begin),
      isFloat,
      onUnread: (part) => this.#name(part),
      onGap: ({ start, end }) => this.gaps.push({ start: begin + start, end: begin + end }),
    });
  }

  #name({ start, end }: Unread): void {
    this.unread = withUnread(this.unread, { start: this.#begin + start, end: this.#begin + end });
  }
}

/** The first page of a stream of Ogg: its version is 0, its only flag that it is the first. */
const firstPage = "OggS\0\x02";
const searched = 1 << 16;

/**
 * Where the next of joined Ogg files begins, by the byte at which the demuxer gave up (negative: it did not): it takes no
 * stream that has other channels than the one before.
 */
function nextLink(bytes: SoundBytes, position: number): number | undefined {
  if (position < 0) return undefined;
  const from = Math.max(1, position - searched);
  const text = String.fromCharCode(...bytes.read(from, Math.min(position, bytes.size)));
  const index = text.lastIndexOf(firstPage);
  return index < 0 ? undefined : from + index;
}
