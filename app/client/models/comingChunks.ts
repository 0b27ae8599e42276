import { type ComingFile, chunkBytes } from "../../../engine/index";

interface Chunks {
  readonly bytes: number;
  readonly chunks: number;
  read(index: number): Promise<Uint8Array<ArrayBuffer>>;
  readonly onBytes: (bytes: number) => void;
}

/** Chunks that are read at once: enough that reading, hashing and copying overlap. */
const atOnce = 4;

/** Reads a file of chunks in their order, a few at once, and gives it away at once. After a chunk that fails none is read. */
export function comingChunks({ bytes, chunks, read, onBytes }: Chunks): ComingFile {
  const file = new Uint8Array(bytes);
  let there = 0;
  const take = async (index: number): Promise<void> => {
    const chunk = await read(index);
    file.set(chunk, index * chunkBytes);
    there += chunk.length;
    onBytes(there);
  };
  const coming: Promise<void>[] = [];
  for (let index = 0; index < chunks; index++) {
    const before = coming[index - atOnce] ?? Promise.resolve();
    coming.push(before.then(() => take(index)));
  }
  // Whoever asks for the bytes hears of a failure.
  for (const chunk of coming) chunk.catch(() => {});
  return {
    bytes: file,
    async until(end) {
      await Promise.all(coming.slice(0, Math.ceil(end / chunkBytes)));
    },
  };
}
