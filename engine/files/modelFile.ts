import type { ComingFile } from "./comingFile";
import type { StoredTensor } from "./storedTensor";

/** The tensors of a model by name, whatever the format of the files that they come from. */
export interface ModelFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** Of a file that still comes: resolves when the tensors whose names begin so are there, or all of them for "". */
  readonly until?: (prefix: string) => Promise<void>;
}

/** The files of a model while they are read, by the name that each has within it. */
export type ModelFiles = ReadonlyMap<string, ComingFile>;

/** What the file with the weights is called within its model; a ggml model has no other. */
export const weightsFile = "weights";

/** The files of a model that is in one, all of which is there. */
export function oneFile(bytes: Uint8Array): ModelFiles {
  return new Map([[weightsFile, { bytes, until: async () => {} }]]);
}
