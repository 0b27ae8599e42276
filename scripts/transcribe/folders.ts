import { readdir, readFile, stat } from "node:fs/promises";
import { extname, isAbsolute, join } from "node:path";
import { glob } from "tinyglobby";
import { bytesOfPath, pathOfBytes } from "./bytePaths";

/** A file as a look into a folder finds it. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** How the command looks for files; what cannot be looked into has none. */
export interface Folders {
  /** Sound and video in a folder and the folders within, by name; hidden ones are left out. */
  soundsIn(folder: string): Promise<readonly FoundFile[]>;
  /** Sound and video whose paths fit a pattern, by name. */
  matching(pattern: string): Promise<readonly string[]>;
  /** 0 where nobody knows. */
  bytesOf(path: string): Promise<number>;
  /** The text of a file; empty where there is none. */
  textOf(path: string): Promise<string>;
}

const extensions = new Set(
  `3g2 3gp aac ac3 aif aifc aiff amr ape asf au avi caf dts eac3 flac flv m2ts m4a m4b m4v mka mkv mov mp2 mp3 mp4 mpc mpeg mpg mts
  oga ogg ogv opus spx tta ts w64 wav weba webm wma wmv wv`
    .split(/\s+/)
    .map((extension) => `.${extension}`),
);

function isSound(path: string): boolean {
  return extensions.has(extname(path).toLowerCase());
}

/** This machine's folders. */
export const folders: Folders = {
  async soundsIn(folder) {
    const found: FoundFile[] = [];
    // In bytes: names need not be UTF-8.
    const entries = await readdir(bytesOfPath(folder), { withFileTypes: true, encoding: "buffer" }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => Buffer.compare(a.name, b.name))) {
      const name = pathOfBytes(entry.name);
      const path = join(folder, name);
      if (name.startsWith(".")) continue;
      if (entry.isDirectory()) found.push(...(await folders.soundsIn(path)));
      else if (isSound(path)) {
        // Through links, but not into folders behind them, which may lead back.
        const info = await stat(bytesOfPath(path)).catch(() => undefined);
        if (info?.isFile()) found.push({ path, bytes: info.size, changed: info.mtimeMs });
      }
    }
    return found;
  },
  async matching(pattern) {
    const paths = await glob(pattern.replaceAll("\\", "/"), {
      absolute: isAbsolute(pattern),
      followSymbolicLinks: false,
    });
    return paths.filter(isSound).sort();
  },
  bytesOf: async (path) => (await stat(bytesOfPath(path)).catch(() => undefined))?.size ?? 0,
  textOf: (path) => readFile(path, "utf8").catch(() => ""),
};
