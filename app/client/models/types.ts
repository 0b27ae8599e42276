import type { ErrorCode, ModelDimensions, StoredType } from "../../../engine/index";
import type { HostPlace, Model } from "./model";

/** A model that can be used here or be had, with what this device has of it. */
export interface ShelfModel extends Model {
  /** Whether its bytes are known to the last one. */
  readonly isExact: boolean;
  /** Who is asked for it, named before it happens; undefined: the page's own origin, or a file of the user's. */
  readonly host: string | undefined;
  readonly state: ShelfState;
}

/** What this device has of a model. */
export type ShelfState =
  | { readonly status: "absent" }
  /** "elsewhere": another tab fetches it, and tells how far it is. */
  | {
      readonly status: "downloading";
      readonly by: "here" | "elsewhere";
      readonly loaded: number;
      readonly total: number;
      /** Bytes a second, and seconds left; undefined until they are known. */
      readonly rate: number | undefined;
      readonly secondsLeft: number | undefined;
      /** Seconds until the next attempt after a failure of the network. */
      readonly retryIn: number | undefined;
    }
  | { readonly status: "paused"; readonly loaded: number; readonly total: number }
  /** It is made of a file in another format; "elsewhere": by another tab. */
  | {
      readonly status: "converting";
      readonly by: "here" | "elsewhere";
      readonly loaded: number;
      readonly total: number;
    }
  | { readonly status: "checking"; readonly loaded: number; readonly total: number }
  | { readonly status: "failed"; readonly failure: ShelfFailure; readonly loaded: number; readonly total: number }
  | { readonly status: "stored" }
  /** A part of the stored copy was damaged or had gone, and is being fetched again. */
  | { readonly status: "healing"; readonly loaded: number; readonly total: number };

export interface ShelfFailure {
  /** `download-failed`, `offline`, `storage-full`, `model-corrupt`, `model-unknown`, `internal`. */
  readonly code: ErrorCode;
  readonly message: string;
  /** Of `download-failed`: what the host answered, a status of HTTP; undefined where something else went wrong. */
  readonly answered?: number | "nothing";
  /** Of `storage-full`: bytes that the model needs and that are there. */
  readonly needs?: number;
  readonly has?: number;
}

/** What the browser stores for this origin, and what the device has, in bytes; undefined where it does not say. */
export interface StorageState {
  readonly models: number;
  readonly usage: number | undefined;
  readonly quota: number | undefined;
  /** Of the device, as a power of two; 8 GB stand for all that is more. */
  readonly memory: number | undefined;
  readonly isPersistent: boolean;
  /** "memory": the browser refuses storage, and models live as long as the tab. */
  readonly keeping: "database" | "memory";
}

/** Where a model in any format lies: in files of the user's, or at a host. */
export type ImportSource =
  | {
      readonly from: "files";
      readonly files: readonly { readonly name: string; readonly file: Blob }[];
      /** What the user calls all of them. */
      readonly folder: string | undefined;
    }
  | ({ readonly from: "host" } & HostPlace);

/** What a model is that was looked at, and what it would become. */
export interface ImportPlan {
  /** Guessed from what its files are called. */
  readonly name: string;
  /** Who will be asked for its weights; undefined: nobody, they are here. */
  readonly host: string | undefined;
  /** The repository that it is in. */
  readonly folder: string | undefined;
  readonly dims: ModelDimensions;
  readonly languages: readonly string[];
  /** Names of the files with its weights, and their bytes. */
  readonly weights: readonly string[];
  readonly bytes: number;
  readonly lacksTimestamps: boolean;
  /** Formats that it can be stored in, the most exact first, each with the bytes that it then has. */
  readonly formats: readonly { readonly type: StoredType; readonly bytes: number }[];
}

/** The model database as the page sees it. Its promises reject with a SottoError only where a sentence says so. */
export interface ModelShelf {
  /** Begins, with the models that come with the page; nothing else is answered before. */
  open(pageModels: readonly Model[]): Promise<void>;
  /** Hears the whole shelf at once and after every change (progress at most ten times a second), until the returned function is called. */
  watch(listener: (models: readonly ShelfModel[]) => void): () => void;
  /** Downloads, resumes or retries; resolves when it is stored, paused, cancelled or failed: the state says which. */
  download(name: string): Promise<void>;
  /** Stops a download and keeps what has come. */
  pause(name: string): Promise<void>;
  /** Stops a download and deletes what has come. */
  cancel(name: string): Promise<void>;
  /** Takes a stored model off the shelf; its bytes go when `forget` is called or the page opens next. */
  remove(name: string): Promise<void>;
  /** Takes back a `remove`. */
  restore(name: string): Promise<void>;
  forget(name: string): Promise<void>;
  /** Stores a model of the user's own; resolves with its name. Throws `model-unknown`, `storage-full`. */
  addFile(file: Blob, fileName: string): Promise<string>;
  /**
   * Looks into a model in any format, which may be at a host, where its headers alone are asked for. Throws `model-unknown`,
   * `download-failed`, `offline`, `file-gone`.
   */
  look(source: ImportSource): Promise<ImportPlan>;
  /**
   * Stores the model that was looked at last, converted on its way; resolves with its name. Its state on the shelf is
   * "converting" meanwhile; `pause` stops it and `cancel` ends it. Where a host or the storage fails, what was made stays and
   * the state says so. Throws what `look` throws, `storage-full`, `cancelled`.
   */
  convert(type: StoredType): Promise<string>;
  /**
   * Makes the rest of a model that was not converted to its end, or anew what of it is damaged: from where it came, or from
   * files that the user gives. Throws as `convert` does, and `file-gone` where the user has to give them.
   */
  resume(name: string, source?: ImportSource): Promise<string>;
  /** Puts a model at a URL on the shelf, to be downloaded; resolves with its name. Throws `model-unknown` for what is no URL. */
  addUrl(url: string): Promise<string>;
  /**
   * Where hosts of the catalogue are mirrored: the same paths under another base, which ends without a slash (`parseMirror`);
   * undefined: the hosts themselves.
   */
  setMirror(base: string | undefined): Promise<void>;
  storage(): Promise<StorageState>;
  /** Asks the browser never to clear what is stored; whether it agreed. */
  persist(): Promise<boolean>;
}
