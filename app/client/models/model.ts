import type { LoadOptions, WantedFile } from "../../../engine/index";

/** Where a model comes from: with the page, from a host of the catalogue, or from the user. */
export type ModelOrigin = "page" | "host" | "own";

/** What a model says of itself besides its languages; nothing of it stands in a ggml file. */
export interface ModelTraits extends Pick<LoadOptions, "alignmentHeads"> {
  /** It was trained without timestamps: text comes in windows of 30 s. */
  readonly lacksTimestamps?: true;
  /** It writes nothing down: it tells speakers apart. Undefined: it writes down what is said. */
  readonly use?: "speakers";
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
export function traitsOf({ alignmentHeads, lacksTimestamps, use }: ModelTraits): ModelTraits {
  return {
    ...(alignmentHeads && { alignmentHeads }),
    ...(lacksTimestamps && { lacksTimestamps }),
    ...(use && { use }),
  };
}
