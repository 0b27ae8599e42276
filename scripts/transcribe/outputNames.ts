import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { readablePath } from "./bytePaths";

/**
 * What the transcript of each file is called, without a format: `interview` for `day1/interview.wav`, as openai/whisper has
 * it. Files that would share a name keep the folders in which they differ (`day1/interview`), then their extension too, and
 * at last get a number, so that none overwrites another's. Names depend on the whole list, but not on its order.
 */
export function nameOutputs(files: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  let open = [...new Set(files)].sort();
  let above = "";
  for (const level of [stem, withFolder, withExtension]) {
    if (level === withFolder) above = commonFolder(open);
    const proposed = open.map((file) => ({ file, name: readablePath(level(file, above)) }));
    const counts = new Map<string, number>();
    for (const { name } of proposed) counts.set(sameOnDisk(name), (counts.get(sameOnDisk(name)) ?? 0) + 1);
    const isFree = (name: string) => counts.get(sameOnDisk(name)) === 1 && !taken.has(sameOnDisk(name));
    open = proposed.flatMap(({ file, name }) => {
      if (!isFree(name)) return [file];
      names.set(file, name);
      taken.add(sameOnDisk(name));
      return [];
    });
  }
  for (const file of open) {
    const name = numbered(readablePath(withExtension(file, above)), (candidate) => !taken.has(sameOnDisk(candidate)));
    names.set(file, name);
    taken.add(sameOnDisk(name));
  }
  return names;
}

function stem(file: string): string {
  return basename(file, extname(file));
}

function withFolder(file: string, above: string): string {
  return join(relative(above, dirname(resolve(file))), stem(file));
}

function withExtension(file: string, above: string): string {
  return join(relative(above, dirname(resolve(file))), basename(file));
}

/** The deepest folder that holds all the files. */
function commonFolder(files: readonly string[]): string {
  const [first = [], ...rest] = files.map((file) => dirname(resolve(file)).split(sep));
  let depth = first.length;
  for (const parts of rest) {
    const differs = parts.findIndex((part, i) => part !== first[i]);
    depth = Math.min(depth, differs < 0 ? parts.length : differs);
  }
  return first.slice(0, depth).join(sep) || sep;
}

/** The name itself where it is free, else the first free one of `name.1`, `name.2` … */
function numbered(name: string, isFree: (name: string) => boolean): string {
  if (isFree(name)) return name;
  let number = 1;
  while (!isFree(`${name}.${number}`)) number++;
  return `${name}.${number}`;
}

/** Some disks tell neither capitals nor ways to write an accent apart. */
function sameOnDisk(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
