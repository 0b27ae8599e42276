import { type GivenFiles, isNamedSound, together } from "./givenFiles";
import type { NamedBlob } from "./namedBlob";

const nothing: GivenFiles = { files: [], leftOut: [] };
/** "part 2" comes before "part 10". */
const byName = new Intl.Collator(undefined, { numeric: true });

/** Something in a folder, whichever way the browser lets the page look into it. */
interface Inside {
  readonly name: string;
  /** Undefined for a file. */
  readonly list: (() => Promise<readonly Inside[]>) | undefined;
  file(): Promise<NamedBlob>;
}

/** The audio and video in a folder and in those within it, in the order of their names, each with its handle. */
export function filesInFolder(folder: FileSystemDirectoryHandle): Promise<GivenFiles> {
  return walk(ofHandle(folder));
}

/** The same where the browser gives no handles. */
export function filesInEntry(folder: FileSystemDirectoryEntry): Promise<GivenFiles> {
  return walk(ofEntry(folder));
}

async function walk(one: Inside): Promise<GivenFiles> {
  // What the system keeps there for itself is nobody's recording.
  if (one.name.startsWith(".")) return nothing;
  if (one.list === undefined) {
    const without = { files: [], leftOut: [one.name] };
    if (!isNamedSound(one.name)) return without;
    // It may have gone since the folder was listed.
    return one.file().then(
      (file) => ({ files: [file], leftOut: [] }),
      () => without,
    );
  }
  const inside = await one.list().catch(() => []);
  const found: GivenFiles[] = [];
  for (const next of inside.toSorted((a, b) => byName.compare(a.name, b.name))) found.push(await walk(next));
  return together(found);
}

function ofHandle(handle: FileSystemFileHandle | FileSystemDirectoryHandle): Inside {
  if (handle.kind === "directory") {
    return {
      name: handle.name,
      async list() {
        const inside: Inside[] = [];
        for await (const one of handle.values()) inside.push(ofHandle(one));
        return inside;
      },
      file: () => Promise.reject(new TypeError(`${handle.name} is a folder`)),
    };
  }
  return {
    name: handle.name,
    list: undefined,
    file: async () => Object.assign(await handle.getFile(), { handle }),
  };
}

function ofEntry(entry: FileSystemEntry): Inside {
  return {
    name: entry.name,
    list: entry.isDirectory ? async () => (await entriesIn(entry as FileSystemDirectoryEntry)).map(ofEntry) : undefined,
    file: () => fileOf(entry as FileSystemFileEntry),
  };
}

/** The file of an entry. */
export function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** All that lies in a folder. A reader gives some at a time, and none at the end. */
export async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
