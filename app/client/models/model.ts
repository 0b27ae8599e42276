import type { LoadOptions, ModelDimensions, StoredType, WantedFile } from "../../../engine/index";

/** Where a model comes from: with the page, from a host of the catalogue, or from the user. */
export type ModelOrigin = "page" | "host" | "own";

/** What a model says of itself besides its languages; nothing of it stands in a ggml file. */
export interface ModelTraits extends Pick<LoadOptions, "alignmentHeads"> {
  /** It was trained without timestamps: text comes in windows of 30 s. */
  readonly lacksTimestamps?: true;
  /** It writes nothing down: it tells speakers apart. Undefined: it writes down what is said. */
  readonly use?: "speakers";
  /** Of a model of the user's, what its speed and its memory are told from. */
  readonly shape?: ModelShape;
  /** Of one that came in another format, what it was made of. */
  readonly madeFrom?: MadeFrom;
}

export interface ModelShape {
  readonly dims: ModelDimensions;
  /** Of most of its weights. */
  readonly type: StoredType;
}

/** What a model was made of, so that the rest of it can be made, or it anew. */
export interface MadeFrom {
  /** What it became. */
  readonly type: StoredType;
  /** Undefined: files of the user's. */
  readonly place: HostPlace | undefined;
}

/** Where a host has a model: a repository's page, or one file. */
export interface HostPlace {
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly address: string;
}

/** What a model is, wherever it comes from, and whether or not it is here. */
export interface Model extends ModelTraits {
  /** Its own name, such as "base-q5_1": unique, and all that anybody needs to ask for it. */
  readonly name: string;
  readonly origin: ModelOrigin;
  /** Codes of openai/whisper's tokenizer.py. */
  readonly languages: readonly string[];
  /** Of all its files: exact once known; before that what the host lists, rounded; 0 where nobody says. */
  readonly bytes: number;
  readonly files: readonly ModelFile[];
}

/** One of a model's files; a ggml model has all in one. Its name is that within the model, such as `weightsFile`. */
export interface ModelFile extends WantedFile {
  /** Undefined: a file of the user's. */
  readonly url: string | undefined;
}

/** What a model says of itself, alone. */
export function traitsOf({ alignmentHeads, lacksTimestamps, use, shape, madeFrom }: ModelTraits): ModelTraits {
  return {
    ...(alignmentHeads && { alignmentHeads }),
    ...(lacksTimestamps && { lacksTimestamps }),
    ...(use && { use }),
    ...(shape && { shape }),
    ...(madeFrom && { madeFrom }),
  };
}
