import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SottoError } from "../../engine/index";
import { projectRoot } from "../setup/root";

interface ManifestEntry {
  readonly name: string;
  readonly file: string;
}

/**
 * Path of a model: one that comes with Sotto by its name (public/models/manifest.json), else a ggml file.
 * @throws SottoError `model-unknown` when it is neither.
 */
export function findModel(nameOrFile: string): string {
  const folder = join(projectRoot(), "public", "models");
  const manifest = readManifest(join(folder, "manifest.json"));
  const entry = manifest.find(({ name }) => name === nameOrFile);
  if (entry) return join(folder, entry.file);
  if (existsSync(nameOrFile)) return nameOrFile;
  if (manifest.length === 0)
    throw new SottoError("model-unknown", `${folder} holds no list of models, expected manifest.json or --model FILE.`);
  const names = manifest.map(({ name }) => name).join(", ");
  throw new SottoError("model-unknown", `There is no model "${nameOrFile}", expected ${names} or a ggml file's path.`);
}

/** Without the models that come with Sotto, files can still be used. */
function readManifest(path: string): readonly ManifestEntry[] {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as readonly ManifestEntry[];
  } catch {
    return [];
  }
}
