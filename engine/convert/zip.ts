import { ByteReader, corrupt, format } from "../files/byteReader";
import { readExactly, type SourceFile } from "./sourceFile";

/** A file in a ZIP. */
export interface ZipEntry {
  readonly name: string;
  /** Byte of the ZIP where its header stands, and its bytes behind that (`placeOf`). */
  readonly at: number;
  readonly size: number;
  /** Bytes that it takes in the ZIP, where it is deflated; undefined: it is stored as it is. */
  readonly packed?: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** The end of the directory, and the longest comment behind it. */
const endBytes = 22;
const mostComment = 65535;
const mostDirectory = 4 << 20;
/** A size or a place that stands in 64 bits elsewhere. */
const elsewhere = 0xffffffff;

/** Whether a file begins as a ZIP does. */
export function isZip(beginning: Uint8Array): boolean {
  return (
    beginning.length >= 4 && new DataView(beginning.buffer, beginning.byteOffset).getUint32(0, true) === localSignature
  );
}

/** How files lie in a ZIP: as they are, or deflated. */
const methods = { stored: 0, deflated: 8 } as const;

/**
 * Reads the directory of a ZIP, with 64-bit sizes where it has them (PKWARE, APPNOTE.TXT). Throws `model-corrupt`, for files
 * that are locked or packed otherwise than by deflating, too.
 */
export async function openZip(file: SourceFile): Promise<ReadonlyMap<string, ZipEntry>> {
  const { from, size } = await findDirectory(file);
  if (size > mostDirectory) throw corrupt(`The ZIP's directory has ${format(size)} bytes; a model's has fewer.`);
  const directory = await readExactly(file, from, from + size);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at < directory.length; ) {
    const { entry, next } = readEntry(directory, at);
    if (entries.has(entry.name)) throw corrupt("The ZIP names a file twice.");
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

/** The bytes of an entry: what stands before them is known from its own header alone. */
export async function placeOf(file: SourceFile, { at, size, packed = size }: ZipEntry): Promise<number> {
  const header = viewOf(await readExactly(file, at, at + 30));
  if (header.getUint32(0, true) !== localSignature)
    throw corrupt("The ZIP's directory names a file that is not there.");
  const begin = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (begin + packed <= file.size) return begin;
  throw corrupt(`The ZIP ends at byte ${format(file.size)} inside one of its files.`);
}

async function findDirectory(file: SourceFile): Promise<{ from: number; size: number }> {
  const tailAt = Math.max(0, file.size - endBytes - mostComment - 20);
  const tail = await readExactly(file, tailAt, file.size);
  const view = viewOf(tail);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const size = view.getUint32(at + 12, true);
    const from = view.getUint32(at + 16, true);
    const is64 = at >= 20 && view.getUint32(at - 20, true) === locator64Signature;
    return is64 ? readEnd64(file, uint64(view, at - 12)) : { from, size };
  }
  throw corrupt("The ZIP has no directory: its end is missing.");
}

async function readEnd64(file: SourceFile, at: number): Promise<{ from: number; size: number }> {
  const view = viewOf(await readExactly(file, at, at + 56));
  if (view.getUint32(0, true) !== end64Signature) throw corrupt("The ZIP has no directory of 64 bits where it says.");
  return { size: uint64(view, 40), from: uint64(view, 48) };
}

function readEntry(directory: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  const reader = new ByteReader(directory.subarray(at));
  const head = viewOf(reader.bytes(46, "the ZIP's directory"));
  if (head.getUint32(0, true) !== entrySignature) throw corrupt("The ZIP's directory is damaged.");
  const name = new TextDecoder().decode(reader.bytes(head.getUint16(28, true), "a name in the ZIP"));
  const extra = reader.bytes(head.getUint16(30, true), "the ZIP's directory");
  reader.bytes(head.getUint16(32, true), "the ZIP's directory");
  const method = head.getUint16(10, true);
  const isLocked = (head.getUint16(8, true) & 1) === 1;
  if (isLocked || (method !== methods.stored && method !== methods.deflated))
    throw corrupt("The ZIP is locked, or packed in a way that cannot be read.");
  const wide = wideNumbers(extra);
  const next64 = (small: number) => (small === elsewhere ? (wide.shift() ?? Number.NaN) : small);
  // In this order, and each only where it stands elsewhere.
  const size = next64(head.getUint32(24, true));
  const packed = next64(head.getUint32(20, true));
  const place = next64(head.getUint32(42, true));
  const isDeflated = method === methods.deflated;
  if (Number.isNaN(size + packed + place) || (packed !== size && !isDeflated))
    throw corrupt("The ZIP's directory gives no size or place of a file.");
  return { entry: { name, at: place, size, ...(isDeflated && { packed }) }, next: at + reader.offset };
}

/** The 64-bit numbers among the extra fields of an entry. */
function wideNumbers(extra: Uint8Array): number[] {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > extra.length) break;
    if (view.getUint16(at, true) === 1) {
      return Array.from({ length: Math.floor(length / 8) }, (_, i) => uint64(view, at + 4 + 8 * i));
    }
    at += 4 + length;
  }
  return [];
}

function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
