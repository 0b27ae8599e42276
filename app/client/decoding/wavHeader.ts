import type { SoundBytes } from "./soundBytes";

/**
 * WAV files whose header is wrong about their sound, with one that is right: recorders that crashed leave sizes of 0, of
 * all ones, or of the time when they last wrote them; a list may claim to be longer than it is; files are joined; RIFX has
 * its numbers the other way round. Other files, and WAV files that are sound, come back as they are.
 */
export function repairWav(bytes: SoundBytes): SoundBytes {
  const layout = layoutOf(bytes);
  if (!layout?.isBroken) return bytes;
  const parts = [{ data: headerOf(layout), start: 0 }, ...layout.parts];
  return joined(bytes, parts, layout.isBigEndian ? layout.sampleBytes : 1);
}

interface Part {
  readonly start: number;
  readonly end: number;
}

interface WavLayout {
  /** The fmt chunk's content, its numbers with the low byte first. */
  readonly format: Uint8Array<ArrayBuffer>;
  readonly sampleBytes: number;
  /** Where the samples lie; several in files that were joined. */
  readonly parts: readonly Part[];
  readonly isBigEndian: boolean;
  readonly isBroken: boolean;
}

interface Chunk extends Part {
  readonly id: string;
  /** As the header says, before it is held to the file. */
  readonly size: number;
}

/** A broken chunk is looked behind for this many bytes. */
const searched = 1 << 16;
const allOnes = 0xffffffff;

function layoutOf(bytes: SoundBytes): WavLayout | undefined {
  const isBigEndian = textAt(bytes, 0) === "RIFX";
  if (!isWave(bytes, 0)) return undefined;
  let format: Uint8Array<ArrayBuffer> | undefined;
  let longSize: number | undefined;
  let isBroken = isBigEndian;
  for (let at = 12; at + 8 <= bytes.size; ) {
    const chunk = chunkAt(bytes, at, isBigEndian);
    if (chunk.id === "fmt ") format = formatOf(bytes, chunk, isBigEndian);
    if (chunk.id === "ds64") longSize = numberAt(bytes, chunk.start + 8, 8, isBigEndian);
    if (chunk.id === "data" && format) {
      const size = chunk.size === allOnes ? (longSize ?? chunk.size) : chunk.size;
      const first = { start: chunk.start, end: endOfData(bytes, chunk.start, size, isBigEndian) };
      const parts = [first, ...partsBehind(bytes, first.end, format)];
      isBroken ||= parts.length > 1 || first.end !== first.start + size;
      const channels = Math.max(1, format[2] ?? 1);
      const sampleBytes = Math.max(1, Math.floor((format[12] ?? 1) / channels));
      return { format, sampleBytes, parts, isBigEndian, isBroken };
    }
    if (isChunk(bytes, chunk)) {
      at = chunk.end + (chunk.size & 1);
      continue;
    }
    const found = nextChunk(bytes, at + 8, format ? "data" : "fmt ");
    if (found === undefined) return undefined;
    isBroken = true;
    at = found;
  }
  return undefined;
}

function isWave(bytes: SoundBytes, at: number): boolean {
  return ["RIFF", "RIFX", "RF64", "BW64"].includes(textAt(bytes, at)) && textAt(bytes, at + 8) === "WAVE";
}

/** Sizes that end in the file and leave something behind them that is a chunk or another file are believed, no others. */
function endOfData(bytes: SoundBytes, start: number, size: number, isBigEndian: boolean): number {
  const end = start + size;
  if (size === 0 || size === allOnes || end >= bytes.size) return bytes.size;
  const next = end + (size & 1);
  if (next + 8 > bytes.size || isWave(bytes, next) || isWave(bytes, end)) return end;
  return isChunk(bytes, chunkAt(bytes, next, isBigEndian)) ? end : bytes.size;
}

/** The samples of files in the same format that follow. */
function partsBehind(bytes: SoundBytes, end: number, format: Uint8Array): readonly Part[] {
  const at = [end, end + 1].find((place) => isWave(bytes, place));
  if (at === undefined) return [];
  const next = layoutOf(shifted(bytes, at));
  if (next?.format.toString() !== format.toString()) return [];
  return next.parts.map((part) => ({ start: part.start + at, end: part.end + at }));
}

function shifted(bytes: SoundBytes, by: number): SoundBytes {
  return { ...bytes, size: bytes.size - by, read: (start, end) => bytes.read(start + by, end + by) };
}

function chunkAt(bytes: SoundBytes, at: number, isBigEndian: boolean): Chunk {
  const size = numberAt(bytes, at + 4, 4, isBigEndian);
  return { id: textAt(bytes, at), size, start: at + 8, end: at + 8 + size };
}

/** A chunk has a name of letters, ends in the file, and has nothing or another chunk behind it. */
function isChunk(bytes: SoundBytes, { id, size, end }: Chunk): boolean {
  if (!/^[\x20-\x7e]{4}$/.test(id) || end > bytes.size) return false;
  const next = end + (size & 1);
  return next + 4 > bytes.size || /^[\x20-\x7e]{4}$/.test(textAt(bytes, next));
}

function nextChunk(bytes: SoundBytes, from: number, id: string): number | undefined {
  const text = String.fromCharCode(...bytes.read(from, Math.min(from + searched, bytes.size)));
  const index = text.indexOf(id);
  return index < 0 ? undefined : from + index;
}

function formatOf(bytes: SoundBytes, { start, size }: Chunk, isBigEndian: boolean): Uint8Array<ArrayBuffer> {
  const format = bytes.read(start, start + Math.min(size, 64)).slice();
  if (!isBigEndian) return format;
  for (const [at, width] of [
    [0, 2],
    [2, 2],
    [4, 4],
    [8, 4],
    [12, 2],
    [14, 2],
    [16, 2],
    [18, 2],
    [20, 4],
    [24, 4],
  ] as const)
    format.subarray(at, at + width).reverse();
  return format;
}

/** A header of this format for all of the samples; a size of 0 stands for more than fits into it. */
function headerOf({ format, parts }: WavLayout): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const padded = format.length + (format.length & 1);
  const header = new Uint8Array(28 + padded);
  const view = new DataView(header.buffer);
  const text = (at: number, value: string) => header.set(new TextEncoder().encode(value), at);
  text(0, "RIFF");
  view.setUint32(4, Math.min(allOnes, size + padded + 20), true);
  text(8, "WAVEfmt ");
  view.setUint32(16, format.length, true);
  header.set(format, 20);
  text(20 + padded, "data");
  view.setUint32(24 + padded, size < allOnes ? size : 0, true);
  return header;
}

type Piece = Part | { readonly data: Uint8Array<ArrayBuffer>; readonly start: number };

/** The pieces one behind the other; in those of the file every `width` bytes are turned round. */
function joined(bytes: SoundBytes, pieces: readonly Piece[], width: number): SoundBytes {
  const lengths = pieces.map((piece) => ("data" in piece ? piece.data.length : piece.end - piece.start));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const readPiece = (piece: Piece, from: number, to: number): Uint8Array => {
    if ("data" in piece) return piece.data.subarray(from, to);
    if (width === 1) return bytes.read(piece.start + from, piece.start + to);
    const first = from - (from % width);
    const read = bytes.read(piece.start + first, Math.min(piece.start + to + width, piece.end)).slice();
    for (let at = 0; at + width <= read.length; at += width) read.subarray(at, at + width).reverse();
    return read.subarray(from - first, to - first);
  };
  return {
    ...bytes,
    size: total,
    read(start, end) {
      let begin = 0;
      for (const [index, piece] of pieces.entries()) {
        const length = lengths[index] ?? 0;
        // Fewer bytes than asked for are no end: who asked asks again.
        if (start < begin + length) return readPiece(piece, start - begin, Math.min(end - begin, length));
        begin += length;
      }
      return new Uint8Array();
    },
  };
}

function textAt(bytes: SoundBytes, at: number): string {
  return String.fromCharCode(...bytes.read(at, Math.min(at + 4, bytes.size)));
}

function numberAt(bytes: SoundBytes, at: number, width: number, isBigEndian: boolean): number {
  const read = [...bytes.read(at, Math.min(at + width, bytes.size))];
  return (isBigEndian ? read : read.reverse()).reduce((sum, byte) => 256 * sum + byte, 0);
}
