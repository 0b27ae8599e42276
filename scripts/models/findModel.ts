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
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly ManifestEntry[];
  const entry = manifest.find(({ name }) => name === nameOrFile);
  if (entry) return join(folder, entry.file);
  if (existsSync(nameOrFile)) return nameOrFile;
  const names = manifest.map(({ name }) => name).join(", ");
  throw new SottoError("model-unknown", `There is no model "${nameOrFile}", expected ${names} or a ggml file's path.`);
}
