import { chunkBytes } from "../../../engine/index";
import type { Model } from "./model";
import type { ModelRecord } from "./record";

/** A file of a model as it is read: so many chunks of `chunkBytes`, the last one shorter. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly chunks: number;
}

/** What can be read of a model that is here. */
export function openedRecord({ files }: ModelRecord): readonly OpenedFile[] {
  return files.map(({ name, part }) => ({ name, bytes: part.loaded, chunks: part.chunks.length }));
}

/** What can be read of one that comes; undefined where nobody knows how long one of its files is. */
export function openedModel({ files }: Model): readonly OpenedFile[] | undefined {
  const opened: OpenedFile[] = [];
  for (const { name, bytes } of files) {
    if (bytes === undefined) return undefined;
    opened.push({ name, bytes, chunks: Math.ceil(bytes / chunkBytes) });
  }
  return opened;
}
