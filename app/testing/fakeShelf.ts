import { SottoError } from "../../engine/index";
import type { ImportPlan, ModelShelf, ShelfModel, ShelfState, StorageState } from "../client/models/types";

export interface FakeShelf extends ModelShelf {
  /** What was asked of it, such as "download small-q5_1". */
  readonly log: readonly string[];
  /** What `storage` says. */
  stored: StorageState;
  /** What the browser answers when it is asked to keep models. */
  agrees: "yes" | "no";
  /** What adding a model of the user's own throws. */
  failAdd: SottoError | undefined;
  /** Puts models on the shelf, in place of all others. */
  set(models: readonly ShelfModel[]): void;
  /** Changes what the device has of one model. */
  tell(name: string, state: ShelfState): void;
  /** Takes one off, as another tab does. */
  lose(name: string): void;
}

/** A model of the catalogue as a test needs it. */
export function shelfModel(name: string, change: Partial<ShelfModel> = {}): ShelfModel {
  return {
    name,
    origin: "host",
    languages: name.includes(".en") ? ["en"] : ["en", "de"],
    bytes: 200,
    files: [],
    isExact: false,
    host: "huggingface.co",
    state: { status: "absent" },
    ...change,
  };
}

/** What is found in every model of another format: one of the size of tiny. */
function plannedModel(host: string | undefined): ImportPlan {
  return {
    name: "planned",
    host,
    folder: undefined,
    dims: {
      nMels: 80,
      nAudioCtx: 1500,
      nAudioState: 384,
      nAudioHead: 6,
      nAudioLayer: 4,
      nVocab: 51865,
      nTextCtx: 448,
      nTextState: 384,
      nTextHead: 6,
      nTextLayer: 4,
    },
    languages: ["en", "de"],
    weights: ["model.safetensors"],
    bytes: 151e6,
    lacksTimestamps: false,
    formats: [
      { type: "f16", bytes: 78e6 },
      { type: "q5_1", bytes: 32e6 },
    ],
  };
}

/** A shelf whose downloads go as far as the test says. */
export function fakeShelf(): FakeShelf {
  const log: string[] = [];
  const listeners = new Set<(models: readonly ShelfModel[]) => void>();
  const taken = new Map<string, ShelfState>();
  let models: readonly ShelfModel[] = [];
  const set = (next: readonly ShelfModel[]) => {
    models = next;
    for (const listener of listeners) listener(models);
  };
  const tell = (name: string, state: ShelfState) =>
    set(models.map((model) => (model.name === name ? { ...model, state } : model)));
  const add = async (name: string, change: Partial<ShelfModel>) => {
    if (shelf.failAdd) throw shelf.failAdd;
    set([...models, shelfModel(name, { origin: "own", ...change })]);
    return name;
  };
  const note = async (words: string) => void log.push(words);
  const shelf: FakeShelf = {
    log,
    stored: { models: 0, usage: 0, quota: 1e10, memory: undefined, isPersistent: false, keeping: "database" },
    agrees: "yes",
    failAdd: undefined,
    set,
    tell,
    lose: (name) => set(models.filter((model) => model.name !== name)),
    open: async () => {},
    watch(listener) {
      listeners.add(listener);
      listener(models);
      return () => listeners.delete(listener);
    },
    download: (name) => note(`download ${name}`),
    pause: (name) => note(`pause ${name}`),
    cancel: (name) => note(`cancel ${name}`),
    async remove(name) {
      log.push(`remove ${name}`);
      const found = models.find((model) => model.name === name);
      if (found) taken.set(name, found.state);
      tell(name, { status: "absent" });
    },
    async restore(name) {
      log.push(`restore ${name}`);
      tell(name, taken.get(name) ?? { status: "absent" });
    },
    forget: (name) => note(`forget ${name}`),
    addFile: (_file, fileName) =>
      add(fileName.replace(/\.bin$/, ""), { host: undefined, state: { status: "stored" }, isExact: true }),
    async addUrl(url) {
      if (!URL.canParse(url)) throw new SottoError("model-unknown", `${url} is no URL.`);
      const { hostname, pathname } = new URL(url);
      return add(
        pathname
          .split("/")
          .at(-1)
          ?.replace(/\.bin$/, "") ?? url,
        { host: hostname, bytes: 0 },
      );
    },
    async look(source) {
      if (shelf.failAdd) throw shelf.failAdd;
      const from = source.from === "host" ? source.address : source.files.map(({ name }) => name).join(" ");
      log.push(`look ${from}`);
      return plannedModel(source.from === "host" ? new URL(source.address).host : undefined);
    },
    convert: (type) => add(`planned-${type}`, { host: undefined, state: { status: "stored" }, isExact: true }),
    async resume(name, source) {
      log.push(`resume ${name} ${source?.from ?? "itself"}`);
      tell(name, { status: "stored" });
      return name;
    },
    setMirror: (base) => note(`mirror ${base ?? "none"}`),
    storage: async () => shelf.stored,
    async persist() {
      log.push("persist");
      shelf.stored = { ...shelf.stored, isPersistent: shelf.agrees === "yes" };
      return shelf.agrees === "yes";
    },
  };
  return shelf;
}
