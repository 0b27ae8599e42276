import { StorageFull } from "../../../engine/index";
import type { Database } from "../storage/database";
import { isFull } from "../storage/isFull";
import { parseRecord } from "./parseRecord";
import { chunkKey, loadedOf, type ModelRecord, totalOf } from "./record";

/** The models on this device: a record each, and their chunks. */
export interface ModelDb {
  readonly keeping: "database" | "memory";
  /** Those that can be read; see `unreadModels`. */
  list(): Promise<readonly ModelRecord[]>;
  get(name: string): Promise<ModelRecord | undefined>;
  put(record: ModelRecord): Promise<void>;
  /** Stores a chunk (`chunkKey`) together with its record; throws `storage-full`, and then neither is changed. */
  putChunk(record: ModelRecord, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  chunk(name: string, index: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Deletes the chunks of one file, and leaves the record. */
  deleteChunks(name: string, file: number): Promise<void>;
  /** Deletes a record and all of its chunks. */
  delete(name: string): Promise<void>;
}

/** Bytes that may still be stored; undefined where the browser does not say. */
export type Room = () => Promise<number | undefined>;

/** The model database on IndexedDB. Opens it again when the browser closed it, as it does when it clears an origin's data. */
export class StoredModelDb implements ModelDb {
  readonly keeping = "database";
  readonly #open: () => Promise<Database>;
  readonly #room: Room;
  #database: Promise<Database>;

  private constructor(open: () => Promise<Database>, room: Room, database: Database) {
    this.#open = open;
    this.#room = room;
    this.#database = Promise.resolve(database);
  }

  /** Rejects where the browser refuses storage. */
  static async open(open: () => Promise<Database>, room: Room): Promise<StoredModelDb> {
    return new StoredModelDb(open, room, await open());
  }

  async list(): Promise<readonly ModelRecord[]> {
    const records = await this.#use((database) => database.getAll("models"));
    return records.map(parseRecord).filter((record) => record !== undefined);
  }

  async get(name: string): Promise<ModelRecord | undefined> {
    return parseRecord(await this.#use((database) => database.get("models", name)));
  }

  async put(record: ModelRecord): Promise<void> {
    await this.#use((database) => database.put("models", record));
  }

  async putChunk(record: ModelRecord, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      await this.#use(async (database) => {
        const transaction = database.transaction(["models", "chunks"], "readwrite");
        await Promise.all([
          transaction.objectStore("chunks").put({ name: record.name, index, bytes }),
          transaction.objectStore("models").put(record),
          transaction.done,
        ]);
      });
    } catch (error) {
      if (!isFull(error)) throw error;
      const loaded = loadedOf(record);
      const needs = (totalOf(record) ?? loaded) - loaded + bytes.length;
      const has = await this.#room();
      // Some browsers say the same of their room whatever it is.
      throw new StorageFull(record.name, needs, has !== undefined && has < needs ? has : undefined);
    }
  }

  async chunk(name: string, index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const chunk = await this.#use((database) => database.get("chunks", [name, index]));
    // Anything else is as good as gone.
    return chunk?.bytes instanceof Uint8Array ? chunk.bytes : undefined;
  }

  async deleteChunks(name: string, file: number): Promise<void> {
    const ofFile = IDBKeyRange.bound([name, chunkKey(file, 0)], [name, chunkKey(file + 1, 0)], false, true);
    await this.#use((database) => database.delete("chunks", ofFile));
  }

  async delete(name: string): Promise<void> {
    await this.#use(async (database) => {
      const transaction = database.transaction(["models", "chunks"], "readwrite");
      const all = IDBKeyRange.bound([name, 0], [name, Number.POSITIVE_INFINITY]);
      await Promise.all([
        transaction.objectStore("chunks").delete(all),
        transaction.objectStore("models").delete(name),
        transaction.done,
      ]);
    });
  }

  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#database);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "InvalidStateError") throw error;
      this.#database = this.#open();
      return work(await this.#database);
    }
  }
}

/** Keys of records that say too little to read or to fetch a model by. */
export async function unreadModels(database: Database): Promise<readonly IDBValidKey[]> {
  const transaction = database.transaction("models");
  const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return keys.filter((_, index) => parseRecord(records[index]) === undefined);
}
