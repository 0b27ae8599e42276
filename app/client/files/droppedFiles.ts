import type { NamedBlob } from "./namedBlob";

/** An item as browsers have it that give out handles. */
interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** The files of a drop, each with its handle where the browser gives one; to be called in the event itself. */
export async function droppedFiles({ files, items }: DataTransfer): Promise<readonly (File & NamedBlob)[]> {
  const handles = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => (item as DataTransferItem & WithHandle).getAsFileSystemHandle?.().catch(() => null));
  // The list of files is gone as soon as the event is over.
  const dropped = [...files];
  return Promise.all(dropped.map(async (file, index) => withHandle(file, await handles[index])));
}

function withHandle(file: File, handle: FileSystemHandle | null | undefined): File & NamedBlob {
  return handle?.kind === "file" && handle.name === file.name
    ? Object.assign(file, { handle: handle as FileSystemFileHandle })
    : file;
}
