import { errorCode, HostFailure, StorageFull } from "../../../engine/index";
import { addressOf } from "./catalogue";
import { type Model, traitsOf } from "./model";
import type { ModelDb } from "./modelDb";
import { loadedOf, type ModelRecord, totalOf, urlOf } from "./record";
import { shelfModel } from "./shelfModel";
import type { ShelfFailure, ShelfModel, ShelfState } from "./types";

/** Milliseconds between two reports of progress. */
const pause = 100;

/** What the page is told of every model: the catalogue, the records of the database, and what happens just now. */
export class ShelfList {
  readonly #db: ModelDb;
  readonly #catalogue: readonly Model[];
  readonly #records = new Map<string, ModelRecord>();
  /** What happens just now, or has failed; the record says the rest. */
  readonly #live = new Map<string, ShelfState>();
  readonly #listeners: ((models: readonly ShelfModel[]) => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #mirror: string | undefined;

  constructor(db: ModelDb, catalogue: readonly Model[], records: readonly ModelRecord[]) {
    this.#db = db;
    this.#catalogue = catalogue;
    for (const record of records) this.#records.set(record.name, record);
  }

  /** Hears of everything at once, and of changes at most ten times a second. */
  watch(listener: (models: readonly ShelfModel[]) => void): void {
    this.#listeners.push(listener);
    listener(this.models());
  }

  models(): readonly ShelfModel[] {
    const listed = this.#catalogue.map(({ name }) => name);
    const own = [...this.#records.values()].filter(({ name, isRemoved }) => !listed.includes(name) && !isRemoved);
    return [...listed, ...own.map(({ name }) => name)].map((name) =>
      shelfModel({
        listed: this.listed(name),
        record: this.record(name),
        live: this.#live.get(name),
        mirror: this.#mirror,
      }),
    );
  }

  record(name: string): ModelRecord | undefined {
    return this.#records.get(name);
  }

  /** What is known of a model of the catalogue. */
  listed(name: string): Model | undefined {
    return this.#catalogue.find((one) => one.name === name);
  }

  /** The user's own model at an address. */
  ownAt(address: string): ModelRecord | undefined {
    return [...this.#records.values()].find((record) => urlOf(record) === address && !record.isRemoved);
  }

  names(): ReadonlySet<string> {
    return new Set([...this.#catalogue.map(({ name }) => name), ...this.#records.keys()]);
  }

  /** Whether a stored copy of a file of the user's was found damaged: nobody has another but the user. */
  isDamagedFile(name: string): boolean {
    const record = this.record(name);
    const isFile = record?.origin === "own" && urlOf(record) === undefined && record.state === "stored";
    return isFile && this.#live.get(name)?.status === "failed";
  }

  /** Models that failed for lack of a network. */
  offline(): readonly string[] {
    const isOffline = (state: ShelfState) => state.status === "failed" && state.failure.code === "offline";
    return [...this.#live].filter(([, state]) => isOffline(state)).map(([name]) => name);
  }

  /** What to fetch for a name; undefined where there is nobody to ask. */
  fetched(name: string): Model | undefined {
    const listed = this.listed(name);
    if (listed)
      return { ...listed, files: listed.files.map((file) => ({ ...file, url: this.#address(listed, file) })) };
    const record = this.record(name);
    if (record === undefined || urlOf(record) === undefined) return undefined;
    const { origin, languages, files } = record;
    const wanted = files.map((file) => ({ name: file.name, url: file.url, bytes: undefined, hash: undefined }));
    return { name, origin, languages, bytes: totalOf(record) ?? 0, files: wanted, ...traitsOf(record) };
  }

  /** Whom to ask for a file that came from a URL. */
  address(record: ModelRecord, at: number): string | undefined {
    const file = record.files[at];
    return file && this.#address(record, file);
  }

  #address({ origin }: Pick<Model, "origin">, { url }: { readonly url: string | undefined }): string | undefined {
    return addressOf(origin, url, this.#mirror);
  }

  setMirror(mirror: string | undefined): void {
    this.#mirror = mirror;
    this.#changed();
  }

  live(name: string): ShelfState | undefined {
    return this.#live.get(name);
  }

  /** Says what happens with a model; undefined: nothing does any more. */
  setLive(name: string, state: ShelfState | undefined): void {
    if (state) this.#live.set(name, state);
    else this.#live.delete(name);
    this.#changed();
  }

  fail(name: string, failure: ShelfFailure): void {
    const record = this.record(name);
    const loaded = record ? loadedOf(record) : 0;
    this.setLive(name, { status: "failed", failure, loaded, total: (record && totalOf(record)) ?? loaded });
  }

  async put(record: ModelRecord): Promise<void> {
    await this.#db.put(record);
    await this.refresh(record.name);
  }

  async delete(name: string): Promise<void> {
    await this.#db.delete(name);
    this.#live.delete(name);
    await this.refresh(name);
  }

  /** Reads the record again, which another tab may have written. */
  async refresh(name: string): Promise<void> {
    const record = await this.#db.get(name);
    if (record) this.#records.set(name, record);
    else this.#records.delete(name);
    this.#changed();
  }

  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const models = this.models();
      for (const listener of this.#listeners) listener(models);
    }, pause);
  }
}

/** Anything thrown, as the page shows it. */
export function failureOf(error: unknown): ShelfFailure {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof HostFailure) return { code, message, answered: error.status ?? "nothing" };
  if (!(error instanceof StorageFull)) return { code, message };
  return { code, message, needs: error.needs, ...(error.has === undefined ? {} : { has: error.has }) };
}
