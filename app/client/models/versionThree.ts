import { type FileHash, type StoredPart, weightsFile } from "../../../engine/index";
import { emptyPart, type ModelRecord } from "./record";

/** What versions 1 to 3 of the database knew of a model, which had one file. */
interface VersionThree extends Omit<ModelRecord, "files"> {
  readonly url?: string | undefined;
  readonly part?: StoredPart;
  readonly hash?: FileHash | undefined;
}

/** The record of a model as it is now; its chunks lie where they did, for they were those of the first file. */
export function fromVersionThree(record: VersionThree): ModelRecord {
  const { url, part = emptyPart, hash, ...rest } = record;
  return { ...rest, files: [{ name: weightsFile, url, part, hash }] };
}
