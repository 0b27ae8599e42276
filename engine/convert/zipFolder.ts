import { Inflate } from "pako";
import { corrupt, format } from "../files/byteReader";
import { readExactly, type SourceFile } from "./sourceFile";
import { placeOf, type ZipEntry } from "./zip";

/** Bytes that are read at a time. */
const pieceBytes = 1 << 19;
/** Bytes that are unpacked at a time: they can become a thousand times as many. */
const packedBytes = 1 << 14;

/**
 * The files of a folder in a ZIP, by their names without folders; of two with one name, that which lies least deep. Those
 * that are deflated are unpacked as they are read: forwards at once, backwards from their beginning again.
 */
export function filesOfZip(zip: SourceFile, entries: Iterable<ZipEntry>): readonly SourceFile[] {
  const files = new Map<string, SourceFile>();
  for (const entry of [...entries].sort((a, b) => depthOf(a) - depthOf(b))) {
    const name = entry.name.slice(entry.name.lastIndexOf("/") + 1);
    const isHidden = entry.name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
    if (name === "" || isHidden || files.has(name)) continue;
    files.set(name, entry.packed === undefined ? storedFile(zip, entry, name) : deflatedFile(zip, entry, name));
  }
  return [...files.values()];
}

function depthOf({ name }: ZipEntry): number {
  return name.split("/").length;
}

function storedFile(zip: SourceFile, entry: ZipEntry, name: string): SourceFile {
  let place: Promise<number> | undefined;
  return {
    name,
    size: entry.size,
    async read(from, to) {
      place ??= placeOf(zip, entry);
      const begin = await place;
      return readExactly(zip, begin + from, begin + to);
    },
  };
}

function deflatedFile(zip: SourceFile, entry: ZipEntry, name: string): SourceFile {
  let unpacking: Unpacking | undefined;
  return {
    name,
    size: entry.size,
    async read(from, to) {
      if (unpacking === undefined || from < unpacking.at) unpacking = await Unpacking.begin(zip, entry);
      await unpacking.skipTo(from);
      return unpacking.take(to - from);
    },
  };
}

/** A deflated file on its way out, from its beginning on. */
class Unpacking {
  readonly #zip: SourceFile;
  readonly #entry: ZipEntry;
  readonly #end: number;
  readonly #inflate = new Inflate({ raw: true, chunkSize: pieceBytes });
  /** What was read and not unpacked yet. */
  #packed: Uint8Array = new Uint8Array();
  /** What was unpacked and not taken yet. */
  #waiting: Uint8Array[] = [];
  #next: number;
  /** Bytes that were unpacked, and that were taken. */
  #unpacked = 0;
  at = 0;

  private constructor(zip: SourceFile, entry: ZipEntry, begin: number) {
    this.#zip = zip;
    this.#entry = entry;
    this.#next = begin;
    this.#end = begin + (entry.packed ?? 0);
    this.#inflate.onData = (piece) => {
      this.#unpacked += piece.length;
      // More than it promised is a lie that is not followed.
      if (this.#unpacked > entry.size) throw damaged(entry);
      this.#waiting.push(piece as Uint8Array);
    };
  }

  static async begin(zip: SourceFile, entry: ZipEntry): Promise<Unpacking> {
    return new Unpacking(zip, entry, await placeOf(zip, entry));
  }

  async skipTo(place: number): Promise<void> {
    while (this.at < place) await this.take(Math.min(pieceBytes, place - this.at));
  }

  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const [first, ...others] = this.#waiting;
      if (first === undefined) {
        await this.#unpackMore();
        continue;
      }
      const piece = first.subarray(0, length - at);
      taken.set(piece, at);
      at += piece.length;
      this.#waiting = piece.length < first.length ? [first.subarray(piece.length), ...others] : others;
    }
    this.at += length;
    return taken;
  }

  async #unpackMore(): Promise<void> {
    if (this.#next >= this.#end) throw damaged(this.#entry);
    const to = Math.min(this.#end, this.#next + pieceBytes);
    if (this.#packed.length === 0) this.#packed = await readExactly(this.#zip, this.#next, to);
    const some = this.#packed.subarray(0, packedBytes);
    this.#packed = this.#packed.subarray(some.length);
    this.#next += some.length;
    this.#inflate.push(some, this.#next === this.#end);
    if (this.#inflate.err !== 0) throw damaged(this.#entry);
  }
}

function damaged({ name, size }: ZipEntry): Error {
  return corrupt(`"${name.slice(0, 80)}" in the ZIP is damaged: ${format(size)} bytes were expected of it.`);
}
