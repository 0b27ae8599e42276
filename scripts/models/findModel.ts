import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SottoError } from "../../engine/index";
import { projectRoot } from "../setup/root";

interface ManifestEntry {
  readonly name: string;
  readonly file: string;
  /** Undefined: it writes down what is said. */
  readonly use?: "speakers";
}

/**
 * Path of a model: one that comes with Sotto by its name (public/models/manifest.json), else a file or a folder.
 * @throws SottoError `model-unknown` when it is neither.
 */
export function findModel(nameOrFile: string): string {
  const folder = join(projectRoot(), "public", "models");
  const manifest = readManifest(folder);
  const entry = manifest.find(({ name }) => name === nameOrFile);
  if (entry) return join(folder, entry.file);
  if (existsSync(nameOrFile)) return nameOrFile;
  if (manifest.length === 0)
    throw new SottoError("model-unknown", `${folder} holds no list of models, expected manifest.json or --model FILE.`);
  const names = manifest.map(({ name }) => name).join(", ");
  throw new SottoError("model-unknown", `There is no model "${nameOrFile}", expected ${names} or a model's path.`);
}

/** The models that come with Sotto. */
export function ownModels(): readonly { readonly name: string; readonly path: string }[] {
  const folder = join(projectRoot(), "public", "models");
  return readManifest(folder).map(({ name, file }) => ({ name, path: join(folder, file) }));
}

/** Without the models that come with Sotto, files can still be used. */
function readManifest(folder: string): readonly ManifestEntry[] {
  try {
    const all = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly ManifestEntry[];
    return all.filter(({ use }) => use === undefined);
  } catch {
    return [];
  }
}
