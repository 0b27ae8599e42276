import { languagesOfName, SottoError, StorageFull, type StoredType, weightsFile } from "../../../engine/index";
import { Arrivals } from "./arrivals";
import { Downloads, type DownloadsServices } from "./downloads";
import { Imports } from "./imports";
import type { Model } from "./model";
import { checkModel, ownName } from "./ownModel";
import { ownUrl } from "./ownUrl";
import { emptyPart, loadedOf, type ModelRecord, urlOf } from "./record";
import { ShelfList } from "./shelfList";
import { StoredModels } from "./storedModels";
import type { ImportPlan, ImportSource, ShelfModel, StorageState } from "./types";

export interface ShelfServices extends Omit<DownloadsServices, "arrivals"> {
  readonly catalogue: readonly Model[];
  /** What the browser says of its storage. */
  estimate(): Promise<Omit<StorageState, "models" | "keeping">>;
}

/** The model database with everything that happens to it: what is on the shelf, what comes, what goes. See `ModelShelf`. */
export class Shelf {
  /** For the engine. */
  readonly stored: StoredModels;
  readonly #services: ShelfServices;
  readonly #list: ShelfList;
  readonly #downloads: Downloads;
  /** Lets go of the models that were taken off the shelf in this tab. */
  readonly #removed = new Map<string, AbortController>();
  readonly #imports: Imports;

  private constructor(services: ShelfServices, list: ShelfList) {
    this.#services = services;
    this.#list = list;
    const arrivals = new Arrivals();
    this.#downloads = new Downloads(list, { ...services, arrivals });
    this.#imports = new Imports(list, this.#downloads, services);
    const restore = (name: string) => this.restore(name);
    this.stored = new StoredModels(list, { ...services, arrivals, downloads: this.#downloads, restore });
  }

  /** Reads what is stored, and deletes what was taken off the shelf in an earlier visit. */
  static async open(services: ShelfServices): Promise<Shelf> {
    const { db, catalogue, neighbours } = services;
    const records = await db.list();
    const list = new ShelfList(db, catalogue, records);
    for (const { name } of records.filter((record) => record.isRemoved || isLeftOver(record))) {
      void neighbours.ifAlone(name, () => list.delete(name));
    }
    return new Shelf(services, list);
  }

  watch(listener: (models: readonly ShelfModel[]) => void): void {
    this.#list.watch(listener);
  }

  models(): readonly ShelfModel[] {
    return this.#list.models();
  }

  async download(name: string): Promise<void> {
    if (this.#list.record(name)?.isRemoved) return this.restore(name);
    // Its state says how that ended.
    if (this.#imports.isUnfinished(name)) await this.resume(name).catch(() => {});
    else await this.#downloads.start(name);
  }

  pause(name: string): Promise<void> {
    return this.#downloads.stop(name, "pause");
  }

  cancel(name: string): Promise<void> {
    return this.#downloads.stop(name, "cancel");
  }

  /** The model is held until it is restored or forgotten, so that no tab that opens meanwhile deletes it. */
  async remove(name: string): Promise<void> {
    await this.pause(name);
    const record = this.#list.record(name);
    if (!record) return;
    const release = new AbortController();
    this.#removed.set(name, release);
    void this.#services.neighbours.ifAlone(name, () => aborted(release.signal));
    this.#list.setLive(name, undefined);
    await this.#list.put({ ...record, isRemoved: true });
    this.#tell(name);
  }

  async restore(name: string): Promise<void> {
    const record = await this.#services.db.get(name);
    this.#release(name);
    if (record) await this.#list.put({ ...record, isRemoved: false });
    this.#tell(name);
  }

  async forget(name: string): Promise<void> {
    this.#release(name);
    // It may be in use again.
    if (this.#list.record(name)?.isRemoved === false) return;
    await this.#list.delete(name);
    this.#tell(name);
  }

  /** Throws `model-unknown`, `storage-full`. */
  async addFile(file: Blob, fileName: string): Promise<string> {
    const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
    await checkModel(fileName, file.size, read);
    // The same file in place of its damaged copy.
    const damaged = ownName(fileName, new Set());
    const isRepair = this.#list.isDamagedFile(damaged);
    if (isRepair) await this.#list.delete(damaged);
    const name = isRepair ? damaged : ownName(fileName, this.#list.names());
    const files = [{ name: weightsFile, url: undefined, bytes: file.size, hash: undefined }];
    await this.#downloads.run({ name, origin: "own", languages: ["en"], bytes: file.size, files }, { given: file });
    await this.#throwFailure(name);
    return name;
  }

  look(source: ImportSource): Promise<ImportPlan> {
    return this.#imports.look(source);
  }

  convert(type: StoredType): Promise<string> {
    return this.#imports.convert(type);
  }

  resume(name: string, source?: ImportSource): Promise<string> {
    return this.#imports.resume(name, source);
  }

  /** A file of the user's that could not be stored leaves nothing behind. */
  async #throwFailure(name: string): Promise<void> {
    const state = this.#list.live(name);
    if (state?.status !== "failed") return;
    await this.#list.delete(name);
    const { code, message, needs, has } = state.failure;
    throw needs === undefined ? new SottoError(code, message) : new StorageFull(name, needs, has);
  }

  /** Throws `model-unknown`. */
  async addUrl(text: string): Promise<string> {
    const { href, pathname } = ownUrl(text);
    const same = this.#list.ownAt(href);
    if (same) return same.name;
    const name = ownName(decoded(pathname), this.#list.names());
    await this.#list.put({
      name,
      origin: "own",
      languages: languagesOfName(name),
      state: "partial",
      isRemoved: false,
      files: [{ name: weightsFile, url: href, part: emptyPart, hash: undefined }],
    });
    this.#tell(name);
    return name;
  }

  setMirror(base: string | undefined): void {
    this.#list.setMirror(base);
  }

  async storage(): Promise<StorageState> {
    const { db, estimate } = this.#services;
    const records = await db.list();
    const models = records.reduce((sum, record) => sum + loadedOf(record), 0);
    return { ...(await estimate()), models, keeping: db.keeping };
  }

  /** Goes on with what the lack of a network had ended. */
  retryOffline(): void {
    for (const name of this.#list.offline()) void this.download(name);
  }

  #tell(name: string): void {
    this.#services.neighbours.tell({ type: "changed", name, failure: undefined });
  }

  #release(name: string): void {
    this.#removed.get(name)?.abort();
    this.#removed.delete(name);
  }
}

/** Half a copy of a file that the user alone has: the tab that made it has gone. */
function isLeftOver(record: ModelRecord): boolean {
  const isHalf = record.state === "partial" && (record.madeFrom === undefined || loadedOf(record) === 0);
  return record.origin === "own" && isHalf && urlOf(record) === undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
