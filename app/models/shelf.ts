import { type DownloadServices, errorCode, Rate, SottoError, StorageFull } from "../../engine/index";
import { type CatalogueModel, languagesOfName, mirrored } from "./catalogue";
import { type FetchControl, type Fetched, fetchModel } from "./fetchModel";
import type { ModelDb } from "./modelDb";
import type { Neighbours, Notice } from "./neighbours";
import { checkModel, ownName, ownUrl } from "./ownModel";
import { healChunk, readChunk } from "./readStored";
import { emptyPart, type ModelRecord } from "./record";
import { shelfModel } from "./shelfModel";
import type { ShelfFailure, ShelfModel, ShelfState, StorageState } from "./types";

export interface ShelfServices {
  readonly db: ModelDb;
  readonly neighbours: Neighbours;
  readonly download: Omit<DownloadServices, "store">;
  readonly catalogue: readonly CatalogueModel[];
  /** What the browser says of its storage. */
  estimate(): Promise<Omit<StorageState, "models" | "keeping">>;
  /** Milliseconds since 1970, and of a clock that never goes back. */
  date(): number;
  now(): number;
}

/** Milliseconds between two reports of progress. */
const pause = 100;
/** Milliseconds that a message of a tab needs at most to arrive after its lock did. */
const grace = 500;

interface Running {
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** False while another tab has the model. */
  isMine: boolean;
}

/** A stored model as the engine reads it. */
export interface StoredModel {
  readonly bytes: number;
  readonly chunks: number;
}

/** The model database with everything that happens to it: what is on the shelf, what comes, what goes. */
export class Shelf {
  readonly #services: ShelfServices;
  readonly #records = new Map<string, ModelRecord>();
  /** What happens just now, or has failed; the record says the rest. */
  readonly #live = new Map<string, ShelfState>();
  readonly #running = new Map<string, Running>();
  /** Lets go of the models that were taken off the shelf in this tab. */
  readonly #removed = new Map<string, AbortController>();
  readonly #heirs = new Set<string>();
  #listener: (models: readonly ShelfModel[]) => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #mirror: string | undefined;

  private constructor(services: ShelfServices) {
    this.#services = services;
  }

  /** Reads what is stored, and deletes what was taken off the shelf in an earlier visit. */
  static async open(services: ShelfServices): Promise<Shelf> {
    const shelf = new Shelf(services);
    for (const record of await services.db.list()) {
      shelf.#records.set(record.name, record);
      if (record.isRemoved) void services.neighbours.ifAlone(record.name, () => shelf.#delete(record.name));
    }
    services.neighbours.listen((notice) => void shelf.#hear(notice));
    return shelf;
  }

  watch(listener: (models: readonly ShelfModel[]) => void): void {
    this.#listener = listener;
    listener(this.models());
  }

  models(): readonly ShelfModel[] {
    const listed = new Set(this.#services.catalogue.map(({ name }) => name));
    const own = [...this.#records.values()].filter(({ name, isRemoved }) => !listed.has(name) && !isRemoved);
    return [...this.#services.catalogue.map(({ name }) => name), ...own.map(({ name }) => name)].map((name) =>
      shelfModel({
        listed: this.#listed(name),
        record: this.#records.get(name),
        live: this.#live.get(name),
        mirror: this.#mirror,
      }),
    );
  }

  async download(name: string): Promise<void> {
    const record = this.#records.get(name);
    if (record?.isRemoved) return this.restore(name);
    const fetched = this.#fetched(name);
    if (fetched === undefined) return this.#fail(name, new SottoError("model-unknown", `There is no model "${name}".`));
    // What is stored and was found damaged is put together anew from what is good of it.
    if (record?.state === "stored" && this.#live.get(name)?.status === "failed") {
      await this.#put({ ...record, state: "partial" });
    }
    await this.#run(fetched, {});
  }

  async pause(name: string): Promise<void> {
    await this.#stop(name, "pause");
  }

  async cancel(name: string): Promise<void> {
    await this.#stop(name, "cancel");
  }

  /** The model is held until it is restored or forgotten, so that no tab that opens meanwhile deletes it. */
  async remove(name: string): Promise<void> {
    await this.#stop(name, "pause");
    const record = this.#records.get(name);
    if (!record) return;
    const release = new AbortController();
    this.#removed.set(name, release);
    void this.#services.neighbours.ifAlone(name, () => aborted(release.signal));
    this.#live.delete(name);
    await this.#put({ ...record, isRemoved: true });
  }

  async restore(name: string): Promise<void> {
    const record = await this.#services.db.get(name);
    this.#release(name);
    if (record) await this.#put({ ...record, isRemoved: false });
  }

  async forget(name: string): Promise<void> {
    this.#release(name);
    await this.#delete(name);
  }

  /** Throws `model-unknown`, `storage-full`. */
  async addFile(file: Blob, fileName: string): Promise<string> {
    const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
    await checkModel(fileName, file.size, read);
    const name = ownName(fileName, this.#taken());
    const isExact = true;
    const own = { name, origin: "own", url: undefined, languages: ["en"], bytes: file.size, isExact } as const;
    await this.#run({ ...own, hash: undefined }, { fetch: async () => new Response(file.stream()) });
    const state = this.#live.get(name);
    if (state?.status !== "failed") return name;
    await this.#delete(name);
    const { code, message, needs, has } = state.failure;
    throw needs === undefined ? new SottoError(code, message) : new StorageFull(name, needs, has);
  }

  /** Throws `model-unknown`. */
  async addUrl(text: string): Promise<string> {
    const { href, pathname } = ownUrl(text);
    const same = [...this.#records.values()].find(({ url, isRemoved }) => url === href && !isRemoved);
    if (same) return same.name;
    const name = ownName(decoded(pathname), this.#taken());
    await this.#put({
      name,
      origin: "own",
      url: href,
      languages: languagesOfName(name),
      state: "partial",
      isRemoved: false,
      part: emptyPart,
      hash: undefined,
      usedAt: this.#services.date(),
    });
    return name;
  }

  /** Throws `model-unknown` for a base that could not be asked. */
  setMirror(base: string | undefined): void {
    this.#mirror = base === undefined || base.trim() === "" ? undefined : ownUrl(base).href;
    this.#changed();
  }

  async storage(): Promise<StorageState> {
    const records = await this.#services.db.list();
    const models = records.reduce((sum, { part }) => sum + part.loaded, 0);
    return { ...(await this.#services.estimate()), models, keeping: this.#services.db.keeping };
  }

  /** What the engine may read of a model; undefined where it is not here. */
  async openStored(name: string): Promise<StoredModel | undefined> {
    const record = await this.#services.db.get(name);
    if (record?.state !== "stored" || record.isRemoved) return undefined;
    void this.#services.db.put({ ...record, usedAt: this.#services.date() });
    return { bytes: record.part.loaded, chunks: record.part.chunks.length };
  }

  /** A chunk of a stored model, checked, and fetched again where it is damaged or has gone. Throws as `healChunk` does. */
  async readStored(name: string, index: number): Promise<Uint8Array<ArrayBuffer>> {
    const record = await this.#services.db.get(name);
    if (!record) throw new SottoError("model-unknown", `${name} is not on this device any more.`);
    return (await readChunk(record, index, this.#services)) ?? this.#heal(record, index);
  }

  /** Stores a model of the page that the engine has fetched and checked, unless it is here or comes already. */
  async keep(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const listed = this.#listed(name);
    if (listed?.origin !== "page" || this.#running.has(name) || this.#records.get(name)?.isRemoved) return;
    const fetch = async () => new Response(bytes);
    const control = { signal: new AbortController().signal, onProgress: () => {}, fetch };
    await this.#services.neighbours.ifAlone(name, () => fetchModel(listed, this.#services, control).catch(() => {}));
    await this.#refresh(name);
  }

  /** Goes on with what the lack of a network had ended. */
  retryOffline(): void {
    for (const [name, state] of this.#live) {
      if (state.status === "failed" && state.failure.code === "offline") void this.download(name);
    }
  }

  async #run(model: Fetched, how: Pick<FetchControl, "fetch">): Promise<void> {
    const { name } = model;
    const running = this.#running.get(name);
    if (running) return running.done;
    const abort = new AbortController();
    const work = async () => {
      const mine = this.#running.get(name);
      if (mine) mine.isMine = true;
      await this.#fetch(model, { ...how, signal: abort.signal });
    };
    const done = this.#services.neighbours
      .alone(name, abort.signal, work)
      .catch((error: unknown) => this.#ended(name, error))
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { abort, done, isMine: false });
    return done;
  }

  async #fetch(model: Fetched, control: Pick<FetchControl, "fetch" | "signal">): Promise<void> {
    const { name } = model;
    const onProgress = this.#progressOf(model, control.fetch ? "checking" : "downloading");
    onProgress({ phase: "loading", loaded: this.#records.get(name)?.part.loaded ?? 0, total: undefined });
    try {
      await fetchModel(model, this.#services, { ...control, onProgress });
      await this.#ended(name, undefined);
    } catch (error) {
      await this.#ended(name, error);
    }
  }

  #progressOf({ name, bytes }: Fetched, status: "checking" | "downloading"): FetchControl["onProgress"] {
    const rate = new Rate();
    return (progress) => {
      const { loaded, total = Math.max(bytes, loaded), phase } = progress;
      if (phase === "checking" || status === "checking") {
        this.#live.set(name, { status: "checking", loaded, total });
        return this.#changed();
      }
      if (phase === "loading") rate.add(this.#services.now(), loaded);
      const perSecond = phase === "loading" ? rate.bytesPerSecond : undefined;
      const report = {
        loaded,
        total,
        rate: perSecond,
        secondsLeft: perSecond ? (total - loaded) / perSecond : undefined,
        retryIn: progress.phase === "waiting" ? progress.wait / 1000 : undefined,
      };
      this.#live.set(name, { status: "downloading", by: "here", ...report });
      this.#changed();
    };
  }

  /** After a download, whichever way it ended; the other tabs hear of it before they get their turn. */
  async #ended(name: string, error: unknown): Promise<void> {
    this.#live.delete(name);
    await this.#refresh(name);
    if (error !== undefined && errorCode(error) !== "cancelled" && !isAbort(error)) this.#fail(name, error);
    const state = this.#live.get(name);
    const failure = state?.status === "failed" ? state.failure : undefined;
    this.#services.neighbours.tell({ type: "changed", name, failure });
  }

  #fail(name: string, error: unknown): void {
    const { loaded = 0, total = loaded } = this.#records.get(name)?.part ?? {};
    this.#live.set(name, { status: "failed", failure: failureOf(error), loaded, total });
    this.#changed();
  }

  async #stop(name: string, how: "pause" | "cancel"): Promise<void> {
    const running = this.#running.get(name);
    if (!running?.isMine && this.#live.get(name)?.status === "downloading") {
      this.#services.neighbours.tell({ type: "stop", name, how });
    }
    running?.abort.abort();
    await running?.done;
    const record = this.#records.get(name);
    if (how === "pause" || record?.state === "stored") return;
    this.#live.delete(name);
    if (record?.origin === "own" && record.url !== undefined) {
      await this.#services.db.clear(name, "chunks");
      await this.#put({ ...record, part: emptyPart });
    } else await this.#delete(name);
  }

  async #hear(notice: Notice): Promise<void> {
    const { name } = notice;
    if (notice.type === "stop") {
      if (this.#running.get(name)?.isMine) await this.#stop(name, notice.how);
      return;
    }
    if (notice.type === "progress") {
      if (this.#running.get(name)?.isMine) return;
      const { type: _, name: __, ...report } = notice;
      this.#live.set(name, { status: "downloading", by: "elsewhere", ...report });
      this.#changed();
      return this.#succeed(name);
    }
    if (this.#running.get(name)?.isMine) return;
    this.#live.delete(name);
    await this.#refresh(name);
    if (notice.failure) this.#live.set(name, failedState(notice.failure, this.#records.get(name)));
    this.#changed();
  }

  /** Waits for the end of another tab's download, and takes it over where that tab has died without a word. */
  async #succeed(name: string): Promise<void> {
    if (this.#heirs.has(name) || this.#running.has(name)) return;
    this.#heirs.add(name);
    const never = new AbortController().signal;
    await this.#services.neighbours.alone(name, never, async () => {
      await new Promise((resolve) => setTimeout(resolve, grace));
    });
    this.#heirs.delete(name);
    const state = this.#live.get(name);
    if (state?.status === "downloading" && state.by === "elsewhere") await this.download(name);
  }

  async #heal(record: ModelRecord, index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { name, part } = record;
    const state = this.#live.get(name);
    const total = (state?.status === "healing" ? state.total : 0) + part.loaded / part.chunks.length;
    this.#live.set(name, { status: "healing", loaded: 0, total });
    this.#changed();
    let healed: Uint8Array<ArrayBuffer> | undefined;
    try {
      const url = record.url && this.#address(record.url, record.origin);
      await this.#services.neighbours.alone(name, new AbortController().signal, async () => {
        healed = await readChunk(record, index, this.#services);
        healed ??= await healChunk(record, index, { ...this.#services, url });
      });
      this.#live.delete(name);
      this.#changed();
    } catch (error) {
      this.#fail(name, error);
      throw error;
    }
    return healed as Uint8Array<ArrayBuffer>;
  }

  /** What is known of a model of the catalogue. */
  #listed(name: string): CatalogueModel | undefined {
    return this.#services.catalogue.find((one) => one.name === name);
  }

  /** What to fetch for a name; undefined where there is nothing to ask. */
  #fetched(name: string): Fetched | undefined {
    const listed = this.#listed(name);
    if (listed) return { ...listed, url: this.#address(listed.url, listed.origin) };
    const record = this.#records.get(name);
    if (record?.url === undefined) return undefined;
    const { origin, url, languages, part } = record;
    return { name, origin, url, languages, bytes: part.total ?? 0, isExact: false, hash: undefined };
  }

  #address(url: string, origin: ModelRecord["origin"]): string {
    return origin === "host" ? mirrored(url, this.#mirror) : url;
  }

  #taken(): ReadonlySet<string> {
    return new Set([...this.#services.catalogue.map(({ name }) => name), ...this.#records.keys()]);
  }

  #release(name: string): void {
    this.#removed.get(name)?.abort();
    this.#removed.delete(name);
  }

  async #put(record: ModelRecord): Promise<void> {
    await this.#services.db.put(record);
    await this.#refresh(record.name);
    this.#services.neighbours.tell({ type: "changed", name: record.name, failure: undefined });
  }

  async #delete(name: string): Promise<void> {
    await this.#services.db.clear(name, "all");
    this.#live.delete(name);
    await this.#refresh(name);
    this.#services.neighbours.tell({ type: "changed", name, failure: undefined });
  }

  async #refresh(name: string): Promise<void> {
    const record = await this.#services.db.get(name);
    if (record) this.#records.set(name, record);
    else this.#records.delete(name);
    this.#changed();
  }

  /** Tells of changes, at most ten times a second; other tabs hear how far the downloads of this one are. */
  #changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#listener(this.models());
      for (const [name, { isMine }] of this.#running) {
        const state = this.#live.get(name);
        if (!isMine || state?.status !== "downloading") continue;
        const { status: _, by: __, ...report } = state;
        this.#services.neighbours.tell({ type: "progress", name, ...report });
      }
    }, pause);
  }
}

function failureOf(error: unknown): ShelfFailure {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof StorageFull)) return { code, message };
  return { code, message, needs: error.needs, ...(error.has === undefined ? {} : { has: error.has }) };
}

function failedState(failure: ShelfFailure, record: ModelRecord | undefined): ShelfState {
  const { loaded = 0, total = loaded } = record?.part ?? {};
  return { status: "failed", failure, loaded, total };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
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
