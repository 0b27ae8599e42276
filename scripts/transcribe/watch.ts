import { extname, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type BatchModel, keepRow, transcribeOne } from "./batch";
import { readablePath } from "./bytePaths";
import type { FoundFile } from "./folders";
import type { Job } from "./job";
import { tell } from "./tell";

/** The list of what is finished, in the folder of the transcripts: a line of JSON a file. */
const listName = ".sotto-watch.jsonl";

export interface Watching extends BatchModel {
  readonly folder: string;
  /** Milliseconds between two looks: a file that is in both as it was has stopped growing. */
  readonly interval?: number;
}

/**
 * Transcribes the files of a folder, and those that come, once they have stopped growing, until the user ends it. What is finished
 * is remembered in a list beside the transcripts and never done again, unless the file is another one by then. True where nothing
 * went wrong.
 */
export async function watchFolder(job: Job, { folder, interval = 2000, ...batch }: Watching): Promise<boolean> {
  const { folders, stderr, stop } = job.services;
  const finished = await readFinished(job);
  const tried = new Set<string>();
  let before = new Map<string, string>();
  let isGood = true;
  tell(stderr, `Watching ${readablePath(folder)}; Ctrl-C ends it.`);
  while (!stop.asked.aborted) {
    const found = await folders.soundsIn(folder);
    const ready = found.filter((file) => file.bytes > 0 && before.get(file.path) === keyOf(folder, file));
    before = new Map(found.map((file) => [file.path, keyOf(folder, file)]));
    for (const file of ready) {
      const key = keyOf(folder, file);
      if (finished.keys.has(key) || tried.has(key) || stop.asked.aborted) continue;
      tried.add(key);
      tell(stderr, `${readablePath(file.path)}:`);
      const name = finished.nameOf(relative(folder, file.path));
      const row = await transcribeOne(job, { file: file.path, name }, batch);
      const isDone = row.status === "done" || row.status === "damaged";
      const isKept = await keepRow(job, row);
      // What the end of the watch interrupts is no failure.
      isGood &&= isKept && (row.status === "done" || stop.asked.aborted);
      if (isDone) await remember(job, { file: relative(folder, file.path), name, key });
    }
    await setTimeout(interval, undefined, { signal: stop.asked }).catch(() => {});
  }
  return isGood;
}

/** What a file is told by: another of the same name is a new one. */
function keyOf(folder: string, { path, bytes, changed }: FoundFile): string {
  return `${relative(folder, path)} ${bytes} ${Math.round(changed)}`;
}

interface Row {
  readonly file: string;
  readonly name: string;
  readonly key: string;
}

function listOf({ request }: Job): string {
  return join(request.output ?? ".", listName);
}

async function remember(job: Job, row: Row): Promise<void> {
  try {
    await job.services.disk.append(listOf(job), `${JSON.stringify(row)}\n`);
  } catch (error) {
    tell(job.services.stderr, error);
  }
}

/** What is finished, and the names of transcripts, of which each belongs to one file. */
async function readFinished(job: Job) {
  const names = new Map<string, string>();
  const keys = new Set<string>();
  for (const line of (await job.services.folders.textOf(listOf(job))).split("\n")) {
    const row = parseRow(line);
    if (row === undefined) continue;
    keys.add(row.key);
    names.set(row.file, row.name);
  }
  const nameOf = (file: string) => {
    const known = names.get(file);
    if (known !== undefined) return known;
    const shown = readablePath(file);
    const bare = shown.slice(0, shown.length - extname(shown).length);
    const name = [...names.values()].some((one) => one.toLowerCase() === bare.toLowerCase()) ? shown : bare;
    names.set(file, name);
    return name;
  };
  return { keys, nameOf };
}

/** Undefined for a line that a power cut left half, or that is somebody else's. */
function parseRow(line: string): Row | undefined {
  try {
    const { file, name, key } = JSON.parse(line) as Partial<Row>;
    return typeof file === "string" && typeof name === "string" && typeof key === "string"
      ? { file, name, key }
      : undefined;
  } catch {
    return undefined;
  }
}
