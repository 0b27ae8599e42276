import { fingerprintOf } from "../../client/files/fingerprint";
import type { NamedBlob } from "../../client/files/namedBlob";
import type { FileSource } from "../../client/transcripts/types";

/** What a file is known by when it is given again, before its bytes were looked at. */
export function sourceOf({ name, size, lastModified = 0, handle }: NamedBlob): FileSource {
  return { kind: "file", name, bytes: size, modifiedAt: lastModified, fingerprint: undefined, handle };
}

/** The same with its bytes. */
export async function fingerprinted(file: NamedBlob): Promise<FileSource> {
  return { ...sourceOf(file), fingerprint: await fingerprintOf(file) };
}

/** Whether a file is the one that a transcript was made of: by name, size and, where they are known of both, first bytes. */
export function isSameFile(source: FileSource, given: FileSource): boolean {
  const isOther = (source.fingerprint ?? given.fingerprint) !== (given.fingerprint ?? source.fingerprint);
  return source.name === given.name && source.bytes === given.bytes && !isOther;
}
