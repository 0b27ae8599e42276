import type { FileHash, StoredPart } from "../../../engine/index";
import type { ModelOrigin } from "./types";

/** What the database knows of a model that is here, in part or whole, or that the user put on the shelf. */
export interface ModelRecord {
  readonly name: string;
  readonly origin: ModelOrigin;
  /** Where it came from; undefined: a file of the user's. */
  readonly url: string | undefined;
  /** Codes of openai/whisper's tokenizer.py; guessed from the name until the file is here. */
  readonly languages: readonly string[];
  /** Only what is whole and was compared with its hash is "stored", and nothing else is ever loaded. */
  readonly state: "partial" | "stored";
  /** Taken off the shelf; the chunks are still there. */
  readonly isRemoved: boolean;
  readonly part: StoredPart;
  /** What it was compared with; undefined while it is partial. */
  readonly hash: FileHash | undefined;
}

export const emptyPart: StoredPart = { chunks: [], loaded: 0, total: undefined, validator: undefined };

/** A piece of a model's file: 4 MiB, but for the last one. */
export interface StoredChunk {
  /** The model's. */
  readonly name: string;
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
