import { SottoError } from "../../../engine/index";
import { type FetchServices, fetchModel } from "./fetchModel";
import type { Neighbours } from "./neighbours";
import { healChunk, readChunk } from "./readStored";
import type { ModelRecord } from "./record";
import { failureOf, type ShelfList } from "./shelfList";

/** A stored model as the engine reads it. */
export interface StoredModel {
  readonly bytes: number;
  readonly chunks: number;
}

/** What the engine does with stored models: reads them, chunk by chunk, and gives one away to be stored. */
export class StoredModels {
  readonly #list: ShelfList;
  readonly #services: FetchServices & { readonly neighbours: Neighbours };

  constructor(list: ShelfList, services: FetchServices & { readonly neighbours: Neighbours }) {
    this.#list = list;
    this.#services = services;
  }

  /** What may be read of a model; undefined where it is not here. */
  async open(name: string): Promise<StoredModel | undefined> {
    const record = await this.#services.db.get(name);
    // The browser has cleared the database under an open page.
    if (!record && this.#list.record(name)) await this.#list.refresh(name);
    if (record?.state !== "stored" || record.isRemoved) return undefined;
    return { bytes: record.part.loaded, chunks: record.part.chunks.length };
  }

  /** A chunk, checked, and fetched again where it is damaged or has gone. Throws as `healChunk` does. */
  async read(name: string, index: number): Promise<Uint8Array<ArrayBuffer>> {
    const record = await this.#services.db.get(name);
    if (!record) throw new SottoError("model-unknown", `${name} is not on this device any more.`);
    return (await readChunk(record, index, this.#services)) ?? this.#heal(record, index);
  }

  /** Stores a model of the page that the engine has fetched and checked, unless it is here or comes already. */
  async keep(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const listed = this.#list.listed(name);
    if (listed?.origin !== "page" || this.#list.record(name)?.isRemoved) return;
    const fetch = async () => new Response(bytes);
    const control = { signal: new AbortController().signal, onProgress: () => {}, fetch };
    // Where it cannot be stored it is fetched again the next time, as it was now.
    const store = () => fetchModel(listed, this.#services, control).catch(() => {});
    await this.#services.neighbours.ifAlone(name, store);
    await this.#list.refresh(name);
    this.#services.neighbours.tell({ type: "changed", name, failure: undefined });
  }

  async #heal(record: ModelRecord, index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { name, part } = record;
    this.#list.setLive(name, { status: "healing", loaded: 0, total: part.loaded });
    let healed: Uint8Array<ArrayBuffer> | undefined;
    try {
      await this.#services.neighbours.alone(name, new AbortController().signal, async () => {
        healed = await readChunk(record, index, this.#services);
        healed ??= await healChunk(record, index, { ...this.#services, url: this.#list.address(record) });
      });
      this.#list.setLive(name, undefined);
    } catch (error) {
      this.#list.fail(name, failureOf(error));
      throw error;
    }
    return healed as Uint8Array<ArrayBuffer>;
  }
}
