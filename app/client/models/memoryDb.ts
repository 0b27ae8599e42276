import type { ModelDb } from "./modelDb";
import { chunkKey, type ModelRecord } from "./record";

/** Stands in for the database where the browser refuses storage: models live as long as the tab. */
export class MemoryModelDb implements ModelDb {
  readonly keeping = "memory";
  readonly #records = new Map<string, ModelRecord>();
  readonly #chunks = new Map<string, Map<number, Uint8Array<ArrayBuffer>>>();

  async list(): Promise<readonly ModelRecord[]> {
    return [...this.#records.values()];
  }

  async get(name: string): Promise<ModelRecord | undefined> {
    return this.#records.get(name);
  }

  async put(record: ModelRecord): Promise<void> {
    this.#records.set(record.name, record);
  }

  async putChunk(record: ModelRecord, index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const chunks = this.#chunks.get(record.name) ?? new Map<number, Uint8Array<ArrayBuffer>>();
    this.#chunks.set(record.name, chunks.set(index, bytes));
    this.#records.set(record.name, record);
  }

  /** A copy, as from a database: whoever reads it may give it away. */
  async chunk(name: string, index: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#chunks.get(name)?.get(index)?.slice();
  }

  async deleteChunks(name: string, file: number): Promise<void> {
    const chunks = this.#chunks.get(name);
    for (const index of chunks?.keys() ?? []) {
      if (index >= chunkKey(file, 0) && index < chunkKey(file + 1, 0)) chunks?.delete(index);
    }
  }

  async delete(name: string): Promise<void> {
    this.#chunks.delete(name);
    this.#records.delete(name);
  }
}
