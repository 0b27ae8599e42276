import { errorCode, Rate, SottoError } from "../../../engine/index";
import type { Arrivals } from "./arrivals";
import { type FetchControl, type FetchServices, fetchModel } from "./fetchModel";
import type { Model } from "./model";
import type { Neighbours, Notice } from "./neighbours";
import { emptyPart, loadedOf, urlOf } from "./record";
import { failureOf, type ShelfList } from "./shelfList";
import type { ShelfModel, ShelfState } from "./types";

export interface DownloadsServices extends FetchServices {
  readonly arrivals: Arrivals;
  readonly neighbours: Neighbours;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** Milliseconds that a message of a tab needs at most to arrive after its lock did. */
const grace = 500;

/** What a download may be told besides its model. */
type Manner = Pick<FetchControl, "given" | "made" | "mostFailures">;

interface Running {
  readonly abort: AbortController;
  readonly done: Promise<void>;
  /** False while another tab has the model. */
  isMine: boolean;
}

/** The downloads of this tab, and what it hears of those of others. A model comes in one tab at a time. */
export class Downloads {
  readonly #list: ShelfList;
  readonly #services: DownloadsServices;
  readonly #running = new Map<string, Running>();
  /** Models whose download in another tab this one would take over. */
  readonly #inherited = new Set<string>();

  constructor(list: ShelfList, services: DownloadsServices) {
    this.#list = list;
    this.#services = services;
    services.neighbours.listen((notice) => void this.#hear(notice));
    list.watch((models) => this.#tellProgress(models));
  }

  isRunning(name: string): boolean {
    return this.#running.has(name);
  }

  /** Resolves when it is stored, stopped or failed; joins what runs already. */
  async start(name: string, manner: Manner = {}): Promise<void> {
    const model = this.#list.fetched(name);
    if (model === undefined) {
      return this.#list.fail(name, failureOf(new SottoError("model-unknown", `There is no model "${name}".`)));
    }
    const record = this.#list.record(name);
    // What is stored and was found damaged is put together anew from what is good of it.
    if (record?.state === "stored" && this.#list.live(name)?.status === "failed") {
      await this.#list.put({ ...record, state: "partial" });
    }
    await this.run(model, manner);
  }

  /** The same for anything that can be fetched. */
  run(model: Model, manner: Manner): Promise<void> {
    const { name } = model;
    const running = this.#running.get(name);
    if (running) return running.done;
    const abort = new AbortController();
    const work = async () => {
      const mine = this.#running.get(name);
      if (mine) mine.isMine = true;
      await this.#fetch(model, { ...manner, signal: abort.signal });
    };
    const done = this.#services.neighbours
      .alone(name, abort.signal, work)
      // It was stopped before its turn came.
      .catch((error: unknown) => this.#ended(name, error))
      .finally(() => this.#running.delete(name));
    this.#running.set(name, { abort, done, isMine: false });
    return done;
  }

  /** Stops a download wherever it runs; "cancel" deletes what has come of it. */
  async stop(name: string, how: "pause" | "cancel"): Promise<void> {
    const running = this.#running.get(name);
    if (!running?.isMine && isElsewhere(this.#list.live(name))) {
      this.#services.neighbours.tell({ type: "stop", name, how });
    }
    running?.abort.abort();
    await running?.done;
    const record = this.#list.record(name);
    // What was stored goes only where it was found damaged.
    const isWhole = record?.state === "stored" && this.#list.live(name)?.status !== "failed";
    if (how === "pause" || isWhole) return;
    this.#list.setLive(name, undefined);
    if (record?.origin === "own" && urlOf(record) !== undefined) {
      const files = record.files.map((file) => ({ ...file, part: emptyPart }));
      for (const at of files.keys()) await this.#services.db.deleteChunks(name, at);
      await this.#list.put({ ...record, state: "partial", files });
    } else await this.#list.delete(name);
    this.#tellChanged(name);
  }

  async #fetch(model: Model, control: Manner & Pick<FetchControl, "signal">): Promise<void> {
    const { name } = model;
    const { arrivals } = this.#services;
    const show = this.#progressOf(model, control.made ? "converting" : control.given ? "checking" : "downloading");
    const onProgress: FetchControl["onProgress"] = (progress) => {
      arrivals.tell(name, progress.loaded);
      show(progress);
    };
    const record = this.#list.record(name);
    onProgress({ phase: "loading", loaded: record ? loadedOf(record) : 0, total: undefined });
    try {
      const onLanded: FetchControl["onLanded"] = (chunk) => arrivals.land(name, chunk);
      await fetchModel(model, this.#services, { ...control, onProgress, onLanded });
      await this.#ended(name, undefined);
    } catch (error) {
      await this.#ended(name, error);
    }
  }

  #progressOf({ name, bytes }: Model, status: "checking" | "converting" | "downloading"): FetchControl["onProgress"] {
    const rate = new Rate();
    return (progress) => {
      // A length that nobody knows is shown as none.
      const { loaded, total = bytes === 0 ? 0 : Math.max(bytes, loaded), phase } = progress;
      if (phase === "checking" || status === "checking") {
        return this.#list.setLive(name, { status: "checking", loaded, total });
      }
      if (status === "converting") return this.#list.setLive(name, { status, by: "here", loaded, total });
      if (phase === "loading") rate.add(this.#services.now(), loaded);
      const perSecond = phase === "loading" ? rate.bytesPerSecond : undefined;
      this.#list.setLive(name, {
        status: "downloading",
        by: "here",
        loaded,
        total,
        rate: perSecond,
        secondsLeft: perSecond && total > 0 ? (total - loaded) / perSecond : undefined,
        retryIn: phase === "waiting" ? progress.wait / 1000 : undefined,
      });
    };
  }

  /** After a download, whichever way it ended; the other tabs hear of it before they get their turn. */
  async #ended(name: string, error: unknown): Promise<void> {
    this.#list.setLive(name, undefined);
    await this.#list.refresh(name);
    const isStopped = error === undefined || errorCode(error) === "cancelled" || isAbort(error);
    if (!isStopped) this.#list.fail(name, failureOf(error));
    this.#tellChanged(name);
  }

  async #hear(notice: Notice): Promise<void> {
    const { name } = notice;
    const isMine = this.#running.get(name)?.isMine ?? false;
    if (notice.type === "stop") {
      if (isMine) await this.stop(name, notice.how);
      return;
    }
    if (isMine) return;
    if (notice.type === "progress") {
      const { type: _, name: __, status, ...report } = notice;
      this.#services.arrivals.tell(name, report.loaded);
      this.#list.setLive(name, { status, by: "elsewhere", ...report });
      return this.#inherit(name);
    }
    this.#list.setLive(name, undefined);
    await this.#list.refresh(name);
    if (notice.failure) this.#list.fail(name, notice.failure);
  }

  /** Waits for the end of another tab's download, and takes it over where that tab has died without a word. */
  async #inherit(name: string): Promise<void> {
    if (this.#inherited.has(name) || this.#running.has(name)) return;
    this.#inherited.add(name);
    const forever = new AbortController().signal;
    await this.#services.neighbours.alone(name, forever, () => new Promise((resolve) => setTimeout(resolve, grace)));
    this.#inherited.delete(name);
    const state = this.#list.live(name);
    if (!isElsewhere(state)) return;
    if (state?.status === "downloading") return this.start(name);
    // Nobody makes it any more; what was made can be resumed.
    this.#list.setLive(name, undefined);
    await this.#list.refresh(name);
  }

  #tellChanged(name: string): void {
    const state = this.#list.live(name);
    const failure = state?.status === "failed" ? state.failure : undefined;
    this.#services.neighbours.tell({ type: "changed", name, failure });
  }

  #tellProgress(models: readonly ShelfModel[]): void {
    for (const { name, state } of models) {
      if (state.status === "converting" && state.by === "here") {
        const { status, loaded, total } = state;
        const unknown = { rate: undefined, secondsLeft: undefined, retryIn: undefined };
        this.#services.neighbours.tell({ type: "progress", name, status, loaded, total, ...unknown });
      }
      if (state.status !== "downloading" || state.by === "elsewhere") continue;
      const { by: _, ...report } = state;
      this.#services.neighbours.tell({ type: "progress", name, ...report });
    }
  }
}

function isElsewhere(state: ShelfState | undefined): boolean {
  return (state?.status === "downloading" || state?.status === "converting") && state.by === "elsewhere";
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
