import { chunkBytes, type FileHash, type StoredPart } from "../../../engine/index";
import type { ModelOrigin, ModelTraits } from "./model";

/** What the database knows of a model that is here, in part or whole, or that the user put on the shelf. */
export interface ModelRecord extends ModelTraits {
  readonly name: string;
  readonly origin: ModelOrigin;
  /** Codes of openai/whisper's tokenizer.py; guessed from the name until the model is here. */
  readonly languages: readonly string[];
  /** Only what is whole and was compared with its hashes is "stored", and nothing else is ever loaded. */
  readonly state: "partial" | "stored";
  /** Taken off the shelf; the chunks are still there. */
  readonly isRemoved: boolean;
  readonly files: readonly FileRecord[];
}

/** What is stored of one of a model's files. */
export interface FileRecord {
  /** Its name within the model. */
  readonly name: string;
  /** Where it came from; undefined: a file of the user's. */
  readonly url: string | undefined;
  readonly part: StoredPart;
  /** What it was compared with; undefined while it is not whole. */
  readonly hash: FileHash | undefined;
}

export const emptyPart: StoredPart = { chunks: [], loaded: 0, total: undefined, validator: undefined };

/** A piece of a file: 4 MiB, but for the last one. */
export interface StoredChunk {
  /** The model's. */
  readonly name: string;
  /** See `chunkKey`. */
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** No file has so many chunks. */
export const mostChunks = 2 ** 20;

/** The number of a chunk among those of all files of its model, from that of the file and its own within the file. */
export function chunkKey(file: number, index: number): number {
  return file * mostChunks + index;
}

/** Whether so many bytes are all of a chunk, of a file whose length is known or of which more is to come. */
export function isWholeChunk(index: number, bytes: number, total: number | undefined): boolean {
  return bytes === chunkBytes || index * chunkBytes + bytes === total;
}

/** The record with something else known of one file. */
export function withFile(record: ModelRecord, at: number, change: Partial<FileRecord>): ModelRecord {
  return { ...record, files: record.files.map((file, index) => (index === at ? { ...file, ...change } : file)) };
}

/** Bytes of a model that are stored. */
export function loadedOf({ files }: Pick<ModelRecord, "files">): number {
  return files.reduce((sum, { part }) => sum + part.loaded, 0);
}

/** Bytes of a whole model; undefined while nobody knows how long one of its files is. */
export function totalOf({ files }: Pick<ModelRecord, "files">): number | undefined {
  let sum = 0;
  for (const { part } of files) {
    if (part.total === undefined) return undefined;
    sum += part.total;
  }
  return sum;
}

/** The host's address of a model's first file; undefined: the user has it. */
export function urlOf({ files }: { readonly files: readonly { readonly url: string | undefined }[] }) {
  return files[0]?.url;
}
