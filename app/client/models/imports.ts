import { SottoError, type StoredType, weightsFile } from "../../../engine/index";
import type { Downloads, DownloadsServices } from "./downloads";
import { recordOf } from "./fetchModel";
import type { Looked } from "./importing/lookInto";
import type { Model } from "./model";
import { ownName } from "./ownModel";
import { loadedOf, type ModelRecord } from "./record";
import { failureOf, type ShelfList } from "./shelfList";
import type { ImportPlan, ImportSource, ShelfFailure } from "./types";
import { readUsualTokens } from "./usualTokens";

interface ImportsServices extends Pick<DownloadsServices, "db" | "download" | "neighbours"> {
  readonly catalogue: readonly Model[];
}

/** Models of other formats on their way into the database. What was made of one stays, and the rest is made when it is resumed. */
export class Imports {
  readonly #list: ShelfList;
  readonly #downloads: Downloads;
  readonly #services: ImportsServices;
  /** The model that was looked at last. */
  #looked: Looked | undefined;

  constructor(list: ShelfList, downloads: Downloads, services: ImportsServices) {
    this.#list = list;
    this.#downloads = downloads;
    this.#services = services;
  }

  /** See `ModelShelf`. What reads other formats is fetched when it is asked for first. */
  async look(source: ImportSource): Promise<ImportPlan> {
    this.#looked = undefined;
    this.#looked = await this.#lookInto(source);
    return this.#looked.plan;
  }

  /** See `ModelShelf`. What is half made, or was found damaged, is made to the end. */
  async convert(type: StoredType): Promise<string> {
    const looked = this.#looked;
    if (!looked) throw new SottoError("model-unknown", "No model was looked at.");
    const wanted = `${looked.plan.name}-${type}`;
    const usual = ownName(wanted, new Set());
    const name = this.isUnfinished(usual) ? usual : ownName(wanted, this.#list.names());
    return this.#make(name, looked, type);
  }

  /** See `ModelShelf`. */
  async resume(name: string, given?: ImportSource): Promise<string> {
    const record = this.#list.record(name);
    const { madeFrom } = record ?? {};
    if (!record || !madeFrom) throw new SottoError("model-unknown", `${name} was not made of another format.`);
    const source = given ?? (madeFrom.place && { from: "host", ...madeFrom.place });
    if (!source) throw new SottoError("file-gone", `The files that ${name} was made of have to be chosen again.`);
    const loaded = loadedOf(record);
    this.#list.setLive(name, { status: "checking", loaded, total: loaded });
    try {
      return await this.#make(name, await this.#lookInto(source), madeFrom.type);
    } catch (error) {
      if (this.#list.live(name)?.status === "checking") this.#list.fail(name, failureOf(error));
      throw error;
    }
  }

  /** Whether a model is not whole, or not what it was. */
  isUnfinished(name: string): boolean {
    const record = this.#list.record(name);
    if (!record?.madeFrom || record.isRemoved) return false;
    return record.state === "partial" || this.#list.live(name)?.status === "failed";
  }

  async #lookInto(source: ImportSource): Promise<Looked> {
    const { lookInto } = await import("./importing/lookInto");
    const { download, db, catalogue } = this.#services;
    const page = catalogue.filter(({ origin }) => origin === "page");
    return lookInto(source, { ...download, usualTokens: readUsualTokens(page, db, download) });
  }

  async #make(name: string, { plan, traits, place, write }: Looked, type: StoredType): Promise<string> {
    const made = write(type);
    const files = [{ name: weightsFile, url: undefined, bytes: made.bytes, hash: undefined }];
    const about = { shape: { dims: plan.dims, type }, madeFrom: { type, place } };
    const model: Model = {
      name,
      origin: "own",
      languages: plan.languages,
      bytes: made.bytes,
      files,
      ...traits,
      ...about,
    };
    // Only what has a record is on the shelf, where it says how far it is.
    await this.#list.put(recordOf(model, this.#list.record(name)));
    this.#services.neighbours.tell({ type: "changed", name, failure: undefined });
    await this.#downloads.run(model, { made });
    const record = this.#list.record(name);
    if (record?.state === "stored") return name;
    const state = this.#list.live(name);
    if (state?.status !== "failed") throw new SottoError("cancelled", `The conversion of ${plan.name} was stopped.`);
    if (record && loadedOf(record) > 0 && keeps(state.failure, record)) return name;
    await this.#list.delete(name);
    throw new SottoError(state.failure.code, state.failure.message);
  }
}

/** Whether what was made is worth keeping after a failure, which the model's row says. */
function keeps({ code }: ShelfFailure, { madeFrom }: ModelRecord): boolean {
  if (code === "storage-full") return true;
  return madeFrom?.place !== undefined && (code === "download-failed" || code === "offline");
}
