import type { PartStore } from "../../../engine/index";
import type { ModelDb } from "./modelDb";
import { emptyPart, type ModelRecord } from "./record";

/** Where the download of one model keeps its part: in the model's record, which is written anew with every chunk. */
export function partStoreOf(db: ModelDb, { name, ...rest }: ModelRecord): PartStore {
  return {
    read: async () => (await db.get(name))?.part,
    chunk: (index) => db.chunk(name, index),
    put: (index, bytes, part) => db.putChunk({ ...rest, name, part }, index, bytes),
    async clear() {
      await db.clear(name, "chunks");
      await db.put({ ...rest, name, part: emptyPart });
    },
  };
}
