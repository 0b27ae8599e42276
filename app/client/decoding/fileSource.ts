import { CustomSource, type Source } from "mediabunny";

/** Where the bytes of a file come from. */
export interface FileBytes {
  /** Errors begin with it. */
  readonly name: string;
  readonly size: number;
  /** Bytes `start` to `end`, exclusive. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/**
 * A file as mediabunny's source. Its FLAC demuxer wants 16 bytes to see a frame, so it would lose a last frame of fewer
 * (digital silence takes 11): a FLAC file gets zeros behind its end, which decoders skip.
 */
export async function fileSource(file: FileBytes): Promise<Source> {
  const isFlac = file.size > 4 && startsWith(await file.read(0, 4), "fLaC");
  const padding = isFlac ? 16 : 0;
  return new CustomSource({
    prefetchProfile: "fileSystem",
    getSize: () => file.size + padding,
    dispose: () => void file.close(),
    async read(start, end) {
      const bytes = start < file.size ? await file.read(start, Math.min(end, file.size)) : new Uint8Array();
      if (end <= file.size) return bytes;
      const padded = new Uint8Array(end - start);
      padded.set(bytes);
      return padded;
    },
  });
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, index) => bytes[index] === character.charCodeAt(0));
}
