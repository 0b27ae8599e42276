import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { companionNames, SottoError, type SourceFile } from "../../engine/index";

/** Files that are read where they lie, until `close` is called. */
export interface OpenedFiles {
  readonly files: readonly SourceFile[];
  close(): Promise<void>;
}

/** More files than the folder of any model has. */
const mostFiles = 200;

/**
 * Opens a model's file with what lies beside it, or all files of its folder.
 * @throws SottoError `model-unknown` where there is none.
 */
export async function openSourceFiles(path: string): Promise<OpenedFiles> {
  const info = await stat(path).catch((cause) => {
    throw new SottoError("model-unknown", `${path} cannot be opened: ${cause.message}`, { cause });
  });
  const folder = info.isDirectory() ? path : dirname(path);
  const beside = await readdir(folder).catch(() => []);
  const names = info.isDirectory()
    ? beside.filter(isOfModel)
    : [basename(path), ...companionsOf(basename(path), beside)];
  return openAll(folder, names.slice(0, mostFiles));
}

/** What a model's folder can have; pictures, text and weights of other frameworks are left where they are. */
function isOfModel(name: string): boolean {
  return /\.(safetensors|json|gguf|pt|bin)$/.test(name) && !/^(training_args|optimizer|scheduler)\./.test(name);
}

/** What belongs to a file of weights: ggml files and openai's checkpoints stand for themselves. */
function companionsOf(name: string, beside: readonly string[]): readonly string[] {
  if (!/\.(safetensors|gguf|index\.json)$|^pytorch_model/.test(name)) return [];
  const shards = name.endsWith(".index.json") ? beside.filter((one) => /-of-\d+\.(safetensors|bin)$/.test(one)) : [];
  return [...beside.filter((one) => companionNames.includes(one)), ...shards];
}

async function openAll(folder: string, names: readonly string[]): Promise<OpenedFiles> {
  const handles: FileHandle[] = [];
  const close = async () => {
    await Promise.all(handles.map((handle) => handle.close()));
  };
  try {
    const files: SourceFile[] = [];
    for (const name of names) {
      const handle = await open(join(folder, name));
      handles.push(handle);
      const info = await handle.stat();
      if (info.isFile()) files.push({ name, size: info.size, read: (from, to) => readRange(handle, from, to) });
    }
    return { files, close };
  } catch (cause) {
    await close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SottoError("model-unknown", `${folder} cannot be read: ${reason}`, { cause });
  }
}

/** Bytes of a file; fewer where it ends. */
export async function readRange(handle: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, from + at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
  return bytes;
}
