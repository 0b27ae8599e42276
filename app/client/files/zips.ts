import { BlobReader, type FileEntry, ZipReader } from "@zip.js/zip.js/lib/zip-core-native.js";
import { unreadable } from "../decoding/unreadable";
import { isNamedSound } from "./givenFiles";
import type { NamedBlob } from "./namedBlob";

/** What is taken out of one ZIP. */
export interface ZipBounds {
  readonly entries: number;
  /** Bytes of all sound in it, unpacked. */
  readonly bytes: number;
  /** Times that an entry may be larger than what it is packed in, from `smallEnough` bytes on. */
  readonly ratio: number;
}

const usualBounds: ZipBounds = { entries: 10_000, bytes: 4 * 2 ** 30, ratio: 200 };
/** Silence packs well, and a little of it does no harm. */
const smallEnough = 64 * 2 ** 20;
/** Bytes that are held before the browser gets them, which may lay them on the disk. */
const held = 16 * 2 ** 20;
/** "part 2" comes before "part 10". */
const byName = new Intl.Collator(undefined, { numeric: true });

/** What is in a ZIP: known before any of it is unpacked. */
export interface OpenedZip {
  /** How many files of audio and video there are. */
  readonly sounds: number;
  /** The names of others. */
  readonly leftOut: readonly string[];
  /** Those of sound as they come, in the order of their names; throws as opening does, where one of them is damaged. */
  readonly files: AsyncIterable<NamedBlob>;
}

/**
 * Looks into a ZIP.
 * @throws SottoError `audio-unreadable`: it is damaged, locked, without sound, or holds more than is taken.
 */
export async function openZip(zip: NamedBlob, bounds = usualBounds): Promise<OpenedZip> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false });
  try {
    const { sounds, leftOut } = await listed(reader, zip.name, bounds);
    return { sounds: sounds.length, leftOut, files: unpackAll(reader, sounds, zip.name) };
  } catch (error) {
    await reader.close().catch(() => {});
    throw asUnreadable(zip.name, error);
  }
}

async function* unpackAll(reader: ZipReader<unknown>, sounds: readonly FileEntry[], zip: string) {
  try {
    for (const entry of sounds) yield await unpacked(entry, zip);
  } catch (error) {
    throw asUnreadable(zip, error);
  } finally {
    await reader.close().catch(() => {});
  }
}

function asUnreadable(zip: string, error: unknown): unknown {
  return error instanceof Error && error.name === "audio-unreadable" ? error : unreadable(zip, "zipDamaged", "", error);
}

interface ListedZip {
  readonly sounds: readonly FileEntry[];
  readonly leftOut: readonly string[];
}

/** What it says of itself is held to the bounds before a byte is unpacked. */
async function listed(reader: ZipReader<unknown>, name: string, bounds: ZipBounds): Promise<ListedZip> {
  const sounds: FileEntry[] = [];
  const leftOut: string[] = [];
  let [entries, bytes] = [0, 0];
  for await (const entry of reader.getEntriesGenerator()) {
    if (++entries > bounds.entries) throw unreadable(name, "zipTooLarge");
    if (entry.directory || isHidden(entry.filename)) continue;
    if (!isNamedSound(entry.filename)) {
      leftOut.push(nameOf(entry));
      continue;
    }
    if (entry.encrypted) throw unreadable(name, "zipLocked");
    const { uncompressedSize, compressedSize } = entry;
    bytes += uncompressedSize;
    const isBomb = uncompressedSize > smallEnough && uncompressedSize > bounds.ratio * compressedSize;
    if (isBomb || bytes > bounds.bytes) throw unreadable(name, "zipTooLarge");
    sounds.push(entry);
  }
  if (sounds.length === 0) throw unreadable(name, "zipEmpty");
  return { sounds: sounds.sort((a, b) => byName.compare(a.filename, b.filename)), leftOut };
}

/** One entry as a file; more bytes than it promised are a lie that is not followed. */
async function unpacked(entry: FileEntry, zip: string): Promise<File> {
  let [parts, waiting, bytes]: [BlobPart[], number, number] = [[], 0, 0];
  const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      bytes += chunk.length;
      waiting += chunk.length;
      if (bytes > entry.uncompressedSize) throw unreadable(zip, "zipTooLarge");
      parts.push(chunk);
      if (waiting < held) return;
      parts = [new Blob(parts)];
      waiting = 0;
    },
  });
  await entry.getData(writable, { checkSignature: true });
  return new File(parts, nameOf(entry), { lastModified: entry.lastModDate.getTime() });
}

function nameOf({ filename }: FileEntry): string {
  return filename.split("/").at(-1) ?? "";
}

/** What systems put there for themselves. */
function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}
