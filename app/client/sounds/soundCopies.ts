import { isFull } from "../storage/isFull";

/** Copies of the sound of files, in the browser's own files, by the id of the transcript. */
export interface SoundCopies {
  /** Whether this browser can keep any; false also where it keeps nothing, as in a private window. */
  canKeep(): Promise<boolean>;
  /** Copies a file; a tab that goes meanwhile leaves nothing of it. "full": the device has too little room. */
  keep(id: string, sound: Blob, name: string): Promise<"kept" | "full" | "impossible">;
  /** Undefined where there is none. */
  open(id: string): Promise<File | undefined>;
  /** Those of which there is one. */
  list(): Promise<ReadonlySet<string>>;
  remove(id: string): Promise<void>;
}

/** What copies are made with: the browser's storage, whose files can be written in one piece. */
export type CopyStorage = Pick<StorageManager, "getDirectory" | "estimate">;

const folderName = "sounds";
/** Bytes that are left to texts. */
export const leftToTexts = 64 * 1024 * 1024;

/**
 * Copies beside the recordings. A copy is written by the browser itself, past the page, and stands in its place only when
 * all of it is there.
 */
export function createSoundCopies(storage: CopyStorage | undefined): SoundCopies {
  const folder = async () => {
    const root = await storage?.getDirectory();
    return root?.getDirectoryHandle(folderName, { create: true });
  };
  const handles = async () => {
    const found: FileSystemFileHandle[] = [];
    const place = await folder().catch(() => undefined);
    if (place) for await (const one of place.values()) if (one.kind === "file") found.push(one as FileSystemFileHandle);
    return found;
  };
  const find = async (id: string) => (await handles()).filter(({ name }) => idOf(name) === id);
  return {
    async canKeep() {
      const place = await folder().catch(() => undefined);
      return place !== undefined && "createWritable" in FileSystemFileHandle.prototype;
    },
    async keep(id, sound, name) {
      try {
        const { quota = Number.POSITIVE_INFINITY, usage = 0 } = (await storage?.estimate()) ?? {};
        if (quota - usage < sound.size + leftToTexts) return "full";
        const file = await (await folder())?.getFileHandle(id + extensionOf(name), { create: true });
        if (file === undefined) return "impossible";
        return await write(file, sound);
      } catch (error) {
        await removeAll(await folder().catch(() => undefined), await emptyOf(await find(id)));
        return isFull(error) ? "full" : "impossible";
      }
    },
    async open(id) {
      for (const handle of await find(id)) {
        const file = await handle.getFile().catch(() => undefined);
        if (file !== undefined && file.size > 0) return file;
      }
      return undefined;
    },
    list: async () => new Set((await handles()).map(({ name }) => idOf(name))),
    async remove(id) {
      await removeAll(await folder().catch(() => undefined), await find(id));
    },
  };
}

async function write(file: FileSystemFileHandle, sound: Blob): Promise<"kept"> {
  const writable = await file.createWritable();
  try {
    await writable.write(sound);
  } catch (error) {
    await writable.abort().catch(() => {});
    throw error;
  }
  await writable.close();
  return "kept";
}

/** A file that was begun and not ended has a name and nothing in it. */
async function emptyOf(handles: readonly FileSystemFileHandle[]): Promise<readonly FileSystemFileHandle[]> {
  const sizes = await Promise.all(handles.map((one) => one.getFile().then(({ size }) => size)));
  return handles.filter((_, index) => sizes[index] === 0);
}

async function removeAll(
  place: FileSystemDirectoryHandle | undefined,
  handles: readonly FileSystemFileHandle[],
): Promise<void> {
  for (const { name } of handles) await place?.removeEntry(name).catch(() => {});
}

function idOf(name: string): string {
  return name.replace(/\..*$/, "");
}

/** By it the browser knows what kind of sound it is. */
function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? "";
}
