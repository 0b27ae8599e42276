import { SottoError } from "../../../engine/index";
import type { Arrivals, LandedChunk } from "./arrivals";
import type { Downloads } from "./downloads";
import { type FetchServices, fetchModel } from "./fetchModel";
import { MemoryModelDb } from "./memoryDb";
import type { Model } from "./model";
import type { Neighbours } from "./neighbours";
import { type OpenedFile, openedModel, openedRecord } from "./openedModel";
import { type ChunkPlace, healChunk, readChunk } from "./readStored";
import { isWholeChunk, loadedOf, type ModelRecord } from "./record";
import { failureOf, type ShelfList } from "./shelfList";

export interface StoredModelsServices extends FetchServices {
  readonly neighbours: Neighbours;
  readonly arrivals: Arrivals;
  readonly downloads: Downloads;
  /** Takes back that a model was taken off the shelf. */
  restore(name: string): Promise<void>;
}

/** A chunk that was given away before the whole was compared with its hash. */
type Given = ChunkPlace & Pick<LandedChunk, "sha256">;

/** Who waits for a model is told of a network that fails twice in a row. */
const mostFailures = 1;

/** Models as the engine reads them, chunk by chunk: those that are here, and the page's own while they come. */
export class StoredModels {
  readonly #list: ShelfList;
  readonly #services: StoredModelsServices;
  /** Models of the page that are being fetched for whoever reads them, and what was given away of them. */
  readonly #coming = new Map<string, Promise<void>>();
  readonly #given = new Map<string, Given[]>();
  /** Models of the page that the browser has no room for: they live as long as the tab. */
  readonly #held = new MemoryModelDb();

  constructor(list: ShelfList, services: StoredModelsServices) {
    this.#list = list;
    this.#services = services;
  }

  /**
   * What can be read of a model. One of the page's own that is not here is fetched meanwhile, and `onBytes` hears how much
   * has come; any other is `model-unknown`.
   */
  async open(name: string, onBytes: (loaded: number) => void): Promise<readonly OpenedFile[]> {
    const here = await this.#here(name);
    if (here) return openedRecord(here.record);
    const model = this.#list.listed(name);
    if (model?.origin !== "page") {
      throw new SottoError("model-unknown", `${name} is not on this device; it has to be downloaded first.`);
    }
    this.#services.arrivals.listen(name, onBytes);
    const done = this.#begin(model);
    const opened = openedModel(model);
    if (opened) return opened;
    await done;
    return this.open(name, onBytes);
  }

  /** A chunk, checked, and fetched again where it is damaged or has gone; one that comes, as soon as it lands. Throws as `healChunk` does. */
  async read(name: string, file: number, index: number): Promise<Uint8Array<ArrayBuffer>> {
    const place = { file, index };
    const coming = this.#coming.get(name);
    if (coming) {
      // It may land while the database is asked.
      const landing = this.#services.arrivals.next(name, file, index);
      const chunk = (await this.#kept(name, place)) ?? (await landing);
      if (chunk) {
        this.#given.get(name)?.push({ ...place, sha256: chunk.sha256 });
        return chunk.bytes;
      }
      await coming;
    }
    const here = await this.#here(name);
    if (!here) throw new SottoError("model-unknown", `${name} is not on this device any more.`);
    return (await readChunk(here.record, place, { ...this.#services, db: here.db })) ?? this.#heal(here.record, place);
  }

  /** Resolves when all of a model that was opened is here and is what it should be. Throws as `download` does. */
  async whole(name: string): Promise<void> {
    await this.#coming.get(name);
    const here = await this.#here(name);
    const given = this.#given.get(name) ?? [];
    const isSame = given.every(({ file, index, sha256 }) => here?.record.files[file]?.part.chunks[index] === sha256);
    if (!here || !isSame) throw new SottoError("model-corrupt", `${name} became another file while it was read.`);
  }

  /** The record of a model that can be read, and where its chunks lie. */
  async #here(name: string) {
    const { db } = this.#services;
    const record = await db.get(name);
    // The browser has cleared the database under an open page.
    if (!record && this.#list.record(name)) await this.#list.refresh(name);
    if (record && isReadable(record) && !this.#isWorthless(record)) return { record, db };
    const held = await this.#held.get(name);
    return held && isReadable(held) ? { record: held, db: this.#held } : undefined;
  }

  /** A stored copy that could not be mended, of which the page has another. */
  #isWorthless({ name, origin }: ModelRecord): boolean {
    return origin === "page" && this.#list.live(name)?.status === "failed";
  }

  /** A chunk of what has come until now. */
  async #kept(name: string, place: ChunkPlace): Promise<Pick<LandedChunk, "bytes" | "sha256"> | undefined> {
    for (const db of [this.#services.db, this.#held]) {
      const record = await db.get(name);
      const part = record?.files[place.file]?.part;
      const sha256 = part?.chunks[place.index];
      const bytes = record && (await readChunk(record, place, { ...this.#services, db }));
      if (bytes && sha256 && isWholeChunk(place.index, bytes.length, part.total)) return { bytes, sha256 };
    }
    return undefined;
  }

  #begin(model: Model): Promise<void> {
    const { name } = model;
    const running = this.#coming.get(name);
    if (running) return running;
    const coming = this.#bring(model).finally(() => {
      this.#coming.delete(name);
      this.#services.arrivals.end(name);
    });
    this.#coming.set(name, coming);
    this.#given.set(name, []);
    // Who reads hears of a failure.
    coming.catch(() => {});
    return coming;
  }

  async #bring(model: Model): Promise<void> {
    const { name } = model;
    const { downloads, restore } = this.#services;
    if (this.#list.record(name)?.isRemoved) await restore(name);
    await downloads.start(name, { mostFailures });
    const state = this.#list.live(name);
    if (state?.status === "failed" && state.failure.code === "storage-full") return this.#hold(model);
    if (state?.status === "failed") throw new SottoError(state.failure.code, state.failure.message);
    if (await this.#here(name)) return;
    throw new SottoError("download-failed", `The download of ${name} was stopped.`);
  }

  async #hold(model: Model): Promise<void> {
    const { download, arrivals } = this.#services;
    const { name } = model;
    const services = { db: this.#held, download: { ...download, room: async () => undefined } };
    await fetchModel(model, services, {
      signal: new AbortController().signal,
      mostFailures,
      onProgress: ({ loaded }) => arrivals.tell(name, loaded),
      onLanded: (chunk) => arrivals.land(name, chunk),
    });
  }

  async #heal(record: ModelRecord, place: ChunkPlace): Promise<Uint8Array<ArrayBuffer>> {
    const { name } = record;
    this.#list.setLive(name, { status: "healing", loaded: 0, total: loadedOf(record) });
    let healed: Uint8Array<ArrayBuffer> | undefined;
    try {
      await this.#services.neighbours.alone(name, new AbortController().signal, async () => {
        healed = await readChunk(record, place, this.#services);
        healed ??= await healChunk(record, place, { ...this.#services, url: this.#list.address(record, place.file) });
      });
      this.#list.setLive(name, undefined);
    } catch (error) {
      this.#list.fail(name, failureOf(error));
      throw error;
    }
    return healed as Uint8Array<ArrayBuffer>;
  }
}

function isReadable({ state, isRemoved }: ModelRecord): boolean {
  return state === "stored" && !isRemoved;
}
