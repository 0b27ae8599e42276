import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** npm's @sparticuz/chromium carries a headless Chromium, its libraries and SwiftShader as brotli archives. */
function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return join(dirname(entry), "..", "..");
}

/**
 * Fills a folder of the cache once and returns its path: `fill` works in a temporary folder that is then renamed, so
 * that an interrupted or a concurrent run never leaves half a folder behind.
 */
export function cached(name: string, fill: (folder: string) => void): string {
  const cache = join(packageFolder(), "..", "..", ".cache", "sotto");
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, `${name}-`));
  fill(temporary);
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Unpacks one of the package's archives (`NAME.tar.br`) into a folder; `members` limits it to these files. */
export function unpackArchive(name: string, folder: string, members: readonly string[] = []): void {
  const input = brotliDecompressSync(readFileSync(join(packageFolder(), "bin", `${name}.tar.br`)));
  const result = spawnSync("tar", ["-x", "-C", folder, ...members], { input });
  if (result.status !== 0) throw new Error(`tar could not unpack ${name}: ${result.error ?? result.stderr}`);
}

/** Unpacks the package's browser binary to `folder/chromium`. */
export function unpackBrowser(folder: string): void {
  const file = join(folder, "chromium");
  writeFileSync(file, brotliDecompressSync(readFileSync(join(packageFolder(), "bin", "chromium.br"))));
  chmodSync(file, 0o755);
}
