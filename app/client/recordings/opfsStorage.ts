import type { RecordingStorage, SyncHandle } from "./types";

const folderName = "recordings";
/** How often a file that somebody has open is asked for again, and after how many milliseconds: a worker that hangs takes long to end. */
const mostTries = 150;
const tryPause = 100;

/** What a file handle offers in a worker. */
interface SyncAccess {
  createSyncAccessHandle(): Promise<SyncHandle & { truncate(size: number): void }>;
}

/**
 * The browser's own files of this origin. In a private window, or where a worker cannot write to them as it goes, recordings
 * live in memory.
 */
export async function openStorage(storage: StorageManager): Promise<RecordingStorage> {
  try {
    const root = await storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    if (!("createSyncAccessHandle" in FileSystemFileHandle.prototype)) return memoryStorage;
    return opfsStorage(folder);
  } catch {
    return memoryStorage;
  }
}

/** Keeps nothing beyond this tab. */
export const memoryStorage: RecordingStorage = {
  kind: "memory",
  list: async () => [],
  open: async () => undefined,
  read: async () => undefined,
  write: async () => {},
  remove: async () => {},
  removeFile: async () => {},
};

/** A recorder that was just ended may still have its files open for a moment. */
async function opened(file: SyncAccess): ReturnType<SyncAccess["createSyncAccessHandle"]> {
  for (let left = mostTries; ; left--) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      const isTaken = error instanceof DOMException && error.name === "NoModificationAllowedError";
      if (!isTaken || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, tryPause));
    }
  }
}

function opfsStorage(root: FileSystemDirectoryHandle): RecordingStorage {
  const handleOf = async (id: string, name: string) => {
    const folder = await root.getDirectoryHandle(id, { create: true });
    const file = await folder.getFileHandle(name, { create: true });
    return opened(file as FileSystemFileHandle & SyncAccess);
  };
  return {
    kind: "device",
    async list() {
      const ids: string[] = [];
      for await (const [name, { kind }] of root.entries()) if (kind === "directory") ids.push(name);
      return ids;
    },
    open: handleOf,
    async read(id, name) {
      try {
        const folder = await root.getDirectoryHandle(id);
        return await (await folder.getFileHandle(name)).getFile();
      } catch {
        return undefined;
      }
    },
    async write(id, name, text) {
      const handle = await handleOf(id, name);
      try {
        const bytes = new TextEncoder().encode(text);
        // Cut only afterwards: a crash between leaves a text too long, never an empty file.
        const written = handle.write(bytes, { at: 0 });
        if (written !== bytes.length) throw new DOMException(`${name} has no room`, "QuotaExceededError");
        handle.truncate(bytes.length);
        handle.flush();
      } finally {
        handle.close();
      }
    },
    remove: (id) => root.removeEntry(id, { recursive: true }),
    async removeFile(id, name) {
      const folder = await root.getDirectoryHandle(id);
      await folder.removeEntry(name).catch((error: unknown) => {
        if (!(error instanceof DOMException) || error.name !== "NotFoundError") throw error;
      });
    },
  };
}
