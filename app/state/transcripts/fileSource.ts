import type { FileSource } from "../../client/transcripts/types";
import type { NamedBlob } from "../queue/job";

/** What a file is known by when it is given again. */
export function sourceOf({ name, size, lastModified = 0, handle }: NamedBlob): FileSource {
  return { kind: "file", name, bytes: size, modifiedAt: lastModified, handle };
}

/** Whether a file is the one that a transcript was made of. */
export function isSameFile(source: FileSource, { name, size, lastModified = 0 }: NamedBlob): boolean {
  return source.name === name && source.bytes === size && source.modifiedAt === lastModified;
}
