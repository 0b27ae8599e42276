import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** A file that is stored with the first visit; `revision` tells its versions apart where the name does not. */
export interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
  /** As in an `integrity` attribute: a host that is half way between two versions gives no mixture of them. */
  readonly integrity: string;
}

/** What the service worker has to know of the built page; paths are relative to it. */
export interface BuiltFiles {
  readonly shell: readonly ShellFile[];
  /** Stored when first used: letters of alphabets that few pages need. */
  readonly later: readonly string[];
}

/** Models live in the model database, pictures of the page are for shops of apps, the rest is for who reads the folder. */
const apart =
  /^(?:serviceWorker\.js|README\.md|NOTICE\.txt|models\/.*\.bin|models\/(?:LICENSE|speakers\.safetensors)|screenshots\/.*)$/;
const later = /\.woff2$/;
const latin = /-latin-wght-[^/]*\.woff2$/;
/** The bundler names these after what is in them. */
const named = /^assets\//;

/** Lists the files of a built page, each with what tells its versions apart. */
export function listBuiltFiles(folder: string): BuiltFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, "/"),
    )
    .filter((file) => !apart.test(file))
    .sort();
  const isLater = (file: string) => later.test(file) && !latin.test(file);
  return {
    shell: files.filter((file) => !isLater(file)).map((file) => shellFile(folder, file)),
    later: files.filter(isLater),
  };
}

function shellFile(folder: string, url: string): ShellFile {
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, url)))
    .digest();
  return {
    url,
    revision: named.test(url) ? null : digest.toString("hex").slice(0, 16),
    integrity: `sha256-${digest.toString("base64")}`,
  };
}
