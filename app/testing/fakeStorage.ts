import type { RecordingStorage } from "../client/recordings/types";

export interface FakeStorage extends RecordingStorage {
  /** Bytes by "folder/name": what a crash would leave. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Bytes of sound and text that the device takes. */
  room: number;
  readonly flushes: readonly string[];
  /** Whoever had files open is gone. */
  letGo(): void;
}

/** A device's files in a map; a file has one writer at a time, as in a browser. */
export function fakeStorage(): FakeStorage {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const open = new Set<string>();
  const flushes: string[] = [];
  const at = (id: string, name: string) => `${id}/${name}`;
  const storage: FakeStorage = {
    kind: "device",
    files,
    flushes,
    letGo: () => open.clear(),
    room: Number.POSITIVE_INFINITY,
    list: async () => [...new Set([...files.keys()].map((key) => key.split("/")[0] as string))],
    async open(id, name) {
      const key = at(id, name);
      if (open.has(key)) throw new DOMException("another writer", "NoModificationAllowedError");
      open.add(key);
      const bytes = () => files.get(key) ?? new Uint8Array();
      files.set(key, bytes());
      return {
        getSize: () => bytes().length,
        read(target, options) {
          const part = bytes().subarray(options.at, options.at + target.length);
          target.set(part);
          return part.length;
        },
        write(added, options) {
          const length = Math.min(added.length, storage.room);
          storage.room -= length;
          const grown = new Uint8Array(Math.max(bytes().length, options.at + length));
          grown.set(bytes());
          grown.set(added.subarray(0, length), options.at);
          files.set(key, grown);
          return length;
        },
        flush: () => void flushes.push(key),
        close: () => void open.delete(key),
      };
    },
    async read(id, name) {
      const bytes = files.get(at(id, name));
      return bytes && new File([bytes], name, { lastModified: 5 });
    },
    write: async (id, name, text) => void files.set(at(id, name), new TextEncoder().encode(text)),
    async remove(id) {
      for (const key of [...files.keys()]) if (key.startsWith(`${id}/`)) files.delete(key);
    },
    async removeFile(id, name) {
      if (open.has(at(id, name))) throw new DOMException("still open", "NoModificationAllowedError");
      storage.room += files.get(at(id, name))?.length ?? 0;
      files.delete(at(id, name));
    },
  };
  return storage;
}
