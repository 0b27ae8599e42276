import { entriesIn, fileOf } from "./folders";

/** Files that belong together, and what their folder is called. */
export interface DroppedModel {
  readonly files: readonly File[];
  readonly folder: string | undefined;
}

/** Whether a file may hold a model's weights, or all of it, by its name. */
export function isWeights(name: string): boolean {
  return /\.(?:bin|gguf|ggml|pt|safetensors|zip)$/i.test(name);
}

/** Whether a file may be a part of a model: weights, or what lies beside them. */
export function mayBelongToModel(name: string): boolean {
  return isWeights(name) || /\.json$/i.test(name);
}

/** The model in a drop: a folder's own files, or all files that were dropped; undefined: none. To be called in the event itself. */
export async function droppedModel({ items }: DataTransfer): Promise<DroppedModel | undefined> {
  // Items are gone as soon as the event is over.
  const entries = [...items].flatMap((item) => (item.kind === "file" ? (item.webkitGetAsEntry() ?? []) : []));
  const files = [...items].flatMap((item) => (item.kind === "file" ? (item.getAsFile() ?? []) : []));
  const [one] = entries;
  const isFolder = entries.length === 1 && one?.isDirectory === true;
  const found = isFolder ? await filesOfFolder(one as FileSystemDirectoryEntry) : files;
  const ofModel = found.filter(({ name }) => mayBelongToModel(name));
  if (!ofModel.some(({ name }) => isWeights(name))) return undefined;
  return { files: ofModel, folder: isFolder ? one.name : undefined };
}

async function filesOfFolder(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const inside = await entriesIn(folder).catch(() => []);
  const files = inside.filter(({ isFile, name }) => isFile && mayBelongToModel(name));
  return Promise.all(files.map((entry) => fileOf(entry as FileSystemFileEntry)));
}
