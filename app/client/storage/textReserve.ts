/** Room on the device that belongs to texts: taken while there is plenty, given to them when there is none. */
export interface TextReserve {
  /** Takes it, or has it already; false where there is too little room, or no way to. */
  hold(): Promise<boolean>;
  /** Lets it go; false where there was none. */
  release(): Promise<boolean>;
}

const name = "reserve.bin";
/** A text of hours, with the time of every word. */
export const reserveBytes = 4 * 1024 * 1024;

/** A file among the browser's own, which is as large as the room that it holds. */
export function createTextReserve(storage: Pick<StorageManager, "getDirectory" | "estimate"> | undefined): TextReserve {
  return {
    async hold() {
      try {
        const root = await storage?.getDirectory();
        const file = await root?.getFileHandle(name, { create: true });
        if (storage === undefined || file === undefined) return false;
        if ((await file.getFile()).size >= reserveBytes) return true;
        const { quota = 0, usage = 0 } = await storage.estimate();
        // Where there is hardly more than that, it is better left to whoever needs it.
        if (quota - usage < 2 * reserveBytes) return false;
        const writable = await file.createWritable();
        await writable.write(new Uint8Array(reserveBytes));
        await writable.close();
        return true;
      } catch {
        return false;
      }
    },
    async release() {
      try {
        const root = await storage?.getDirectory();
        const size = (await (await root?.getFileHandle(name))?.getFile())?.size ?? 0;
        await root?.removeEntry(name);
        return size > 0;
      } catch {
        return false;
      }
    },
  };
}
