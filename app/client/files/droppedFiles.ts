import { filesInEntry, filesInFolder } from "./folders";
import { type GivenFiles, together } from "./givenFiles";
import type { NamedBlob } from "./namedBlob";

/** An item as browsers have it that give out handles. */
interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | null>;
}

/** What was dropped: the files themselves, and what is in the folders beside them. */
export interface Dropped {
  readonly files: readonly (File & NamedBlob)[];
  readonly folders: GivenFiles;
}

/** The files of a drop, each with its handle where the browser gives one; to be called in the event itself. */
export async function droppedFiles({ items }: DataTransfer): Promise<Dropped> {
  // Items are gone as soon as the event is over, so everything is asked of them now.
  const dropped = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({
      file: item.getAsFile(),
      entry: item.webkitGetAsEntry(),
      handle: (item as DataTransferItem & WithHandle).getAsFileSystemHandle?.().catch(() => null),
    }));
  const files: (File & NamedBlob)[] = [];
  const folders: GivenFiles[] = [];
  for (const { file, entry, handle: asked } of dropped) {
    const handle = await asked;
    if (handle?.kind === "directory") folders.push(await filesInFolder(handle));
    else if (entry?.isDirectory) folders.push(await filesInEntry(entry as FileSystemDirectoryEntry));
    else if (file) files.push(withHandle(file, handle));
  }
  return { files, folders: together(folders) };
}

function withHandle(file: File, handle: FileSystemFileHandle | null | undefined): File & NamedBlob {
  return handle?.name === file.name ? Object.assign(file, { handle }) : file;
}
