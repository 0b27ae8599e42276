/** Bytes of a stored chunk; the last one of a file is shorter. */
export const chunkBytes = 4 << 20;
/** No Whisper model is larger: large-v3 in 16 bits has 3.1 GB. */
export const mostBytes = 4 * 1024 ** 3;

/** A hash of a whole file, in lower-case hexadecimal. */
export interface FileHash {
  readonly kind: "sha256" | "sha1";
  readonly value: string;
}

/** A hash that grows with the bytes that come; `digest` ends it. */
export interface GrowingHash {
  update(bytes: Uint8Array): void;
  digest(): string;
}

/** A file to be downloaded, with what is known of it before. */
export interface WantedFile {
  /** For messages. */
  readonly name: string;
  /** Its exact length; undefined: the host says it. */
  readonly bytes: number | undefined;
  /** More than this it cannot have, where its length is not known. */
  readonly most?: number | undefined;
  /** Looks at the first MiB, as soon as it is here: returns how many bytes such a file can have, or throws what is wrong with it. */
  readonly check?: ((beginning: Uint8Array) => number) | undefined;
  /** Undefined only for files that nobody has published a hash of. */
  readonly hash: FileHash | undefined;
}

/** What has been stored of a file: its chunks in a row from the first one. */
export interface StoredPart {
  /** SHA-256 of each. */
  readonly chunks: readonly string[];
  readonly loaded: number;
  /** Bytes of the whole file, as the host said. */
  readonly total: number | undefined;
  /** ETag or Last-Modified of the file that they belong to. */
  readonly validator: string | undefined;
}

/** Where the part of one file is kept. Its writes throw `storage-full`. */
export interface PartStore {
  read(): Promise<StoredPart | undefined>;
  /** Undefined where it has gone. */
  chunk(index: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Stores a chunk and, in the same step, what there is with it. */
  put(index: number, bytes: Uint8Array<ArrayBuffer>, part: StoredPart): Promise<void>;
  clear(): Promise<void>;
}

/** What a download is given; it fetches, waits and hashes nothing itself. */
export interface DownloadServices {
  readonly store: PartStore;
  /** Asks whoever has the file. */
  fetch(request: RequestInit): Promise<Response>;
  /** SHA-256 of a chunk in lower-case hexadecimal. */
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  startHash(kind: FileHash["kind"]): Promise<GrowingHash>;
  /** Bytes that may still be stored; undefined where nobody knows. */
  room(): Promise<number | undefined>;
  isOnline(): boolean;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
  /** 4 MiB where nothing else is said; tests have little files. */
  readonly chunkBytes?: number;
}

export interface DownloadControl {
  /** Ends the download with `cancelled`; what has come stays stored. */
  readonly signal: AbortSignal;
  /** Attempts in a row that may fail without a byte more than ever before; six where nothing else is said. */
  readonly mostFailures?: number | undefined;
  onProgress(progress: DownloadProgress): void;
}

export type DownloadProgress =
  | { readonly phase: "checking" | "loading"; readonly loaded: number; readonly total: number | undefined }
  /** The network failed; the next attempt comes in so many milliseconds. */
  | { readonly phase: "waiting"; readonly loaded: number; readonly total: number | undefined; readonly wait: number };

/** A file that is whole: stored, and equal to its hash where it has one. */
export interface Downloaded {
  readonly bytes: number;
  /** SHA-256 of each stored chunk. */
  readonly chunks: readonly string[];
  /** What was compared with what was wanted; SHA-256 where nothing was. */
  readonly hash: FileHash;
}
