import type { PartStore } from "../../../engine/index";
import type { LandedChunk } from "./arrivals";
import type { ModelDb } from "./modelDb";
import { chunkKey, emptyPart, isWholeChunk, type ModelRecord, withFile } from "./record";

/** One file of a model, by its number, on its way into a database. */
export interface FilePart {
  readonly db: ModelDb;
  readonly record: ModelRecord;
  readonly at: number;
  /** Hears of every chunk that is there. */
  onLanded(chunk: LandedChunk): void;
}

/** Where the download of one file keeps its part: in the model's record, which is written anew with every chunk. */
export function partStoreOf({ db, record, at, onLanded }: FilePart): PartStore {
  const { name } = record;
  return {
    read: async () => (await db.get(name))?.files[at]?.part,
    chunk: (index) => db.chunk(name, chunkKey(at, index)),
    async put(index, bytes, part) {
      const isWhole = isWholeChunk(index, bytes.length, part.total);
      const land = () => isWhole && onLanded({ file: at, index, bytes, sha256: part.chunks[index] ?? "" });
      // Who waits for a chunk need not wait for the database too; who asks while it is written hears of it afterwards.
      land();
      await db.putChunk(withFile(record, at, { part }), chunkKey(at, index), bytes);
      land();
    },
    async clear() {
      await db.deleteChunks(name, at);
      await db.put(withFile(record, at, { part: emptyPart }));
    },
  };
}
