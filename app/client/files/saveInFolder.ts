import type { NamedBlob } from "./namedBlob";

/** What browsers that give out folders have besides the standard's types. */
interface FolderPicker {
  showDirectoryPicker?(options: {
    readonly id: string;
    readonly mode: "readwrite";
  }): Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser gives out folders to write in. */
export function canChooseFolder(): boolean {
  return (globalThis as FolderPicker).showDirectoryPicker !== undefined;
}

/** Asks for a folder to write in; undefined where the user closes the dialog. Has to follow a press. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (globalThis as FolderPicker).showDirectoryPicker?.({ id: "sotto-texts", mode: "readwrite" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    throw error;
  }
}

/** Writes a file into a folder, beside one that has its name already. */
export async function saveInFolder(
  folder: FileSystemDirectoryHandle,
  file: Blob & Pick<NamedBlob, "name">,
): Promise<void> {
  const writable = await (await newFile(folder, file.name)).createWritable();
  try {
    await writable.write(file);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => {});
    throw error;
  }
}

async function newFile(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle> {
  const dot = name.lastIndexOf(".");
  for (let next = 1; ; next++) {
    const free = next === 1 ? name : `${name.slice(0, dot)} (${next})${name.slice(dot)}`;
    const isThere = await folder.getFileHandle(free).then(
      () => true,
      () => false,
    );
    if (!isThere) return folder.getFileHandle(free, { create: true });
  }
}
