import type { FileBytes } from "./fileSource";

/** Samples that an MP3 encoder added before and behind the sound. */
export interface EncoderGap {
  readonly delay: number;
  readonly padding: number;
}

/** Every MP3 decoder is late by this many samples. */
export const decoderDelay = 529;

/**
 * What the LAME tag in an MP3's first frame says of the samples to leave out; undefined without such a tag. ffmpeg
 * (libavformat, mp3dec.c) leaves them out too, so it takes them for the times in a transcript to be the same.
 */
export async function readLameTag(file: FileBytes): Promise<EncoderGap | undefined> {
  const start = await id3Length(file);
  const frame = await file.read(Math.min(start, file.size), Math.min(start + 512, file.size));
  const [sync = 0, version = 0, , mode = 0] = frame;
  if (sync !== 0xff || (version & 0xe0) !== 0xe0) return undefined;
  const isMpeg1 = ((version >> 3) & 3) === 3;
  const isMono = mode >> 6 === 3;
  const sideInformation = isMpeg1 ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  let offset = 4 + sideInformation;
  if (!["Xing", "Info"].includes(text(frame, offset, 4))) return undefined;
  const fields = frame[offset + 7] ?? 0;
  // Number of frames, number of bytes, table of contents, quality: each there where its bit is set.
  offset += 8 + [4, 4, 100, 4].reduce((sum, bytes, bit) => sum + (fields & (1 << bit) ? bytes : 0), 0);
  if (!["LAME", "Lavf", "Lavc"].includes(text(frame, offset, 4))) return undefined;
  const [high = 0, middle = 0, low = 0] = frame.subarray(offset + 21);
  return { delay: (high << 4) | (middle >> 4), padding: ((middle & 15) << 8) | low };
}

/** Length of an ID3v2 tag at the file's beginning: ten bytes, then 28 bits in four bytes. */
async function id3Length(file: FileBytes): Promise<number> {
  const header = await file.read(0, Math.min(10, file.size));
  if (text(header, 0, 3) !== "ID3") return 0;
  const [a = 0, b = 0, c = 0, d = 0] = header.subarray(6);
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d);
}

function text(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length));
}
