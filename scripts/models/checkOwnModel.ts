import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { SottoError } from "../../engine/index";
import { cacheFolder } from "../setup/cacheFolder";
import { projectRoot } from "../setup/root";

interface Published {
  readonly file: string;
  readonly sha256: string;
}

/** Where a model was found good: by path, its size and time of then. */
const record = join(cacheFolder(), "models.json");

/**
 * Holds a model that comes with Sotto to the sha256 that was published with it, once per file, size and time; others have
 * none.
 * @throws SottoError `model-corrupt`: a model with a changed byte would only write fewer or other words.
 */
export function checkOwnModel(path: string, bytes: Uint8Array, time: number): void {
  const folder = join(projectRoot(), "public", "models");
  if (dirname(path) !== folder) return;
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as readonly Published[];
  const entry = manifest.find(({ file }) => file === basename(path));
  if (!entry) return;
  const key = `${entry.sha256} ${bytes.length} ${time}`;
  const known = readRecord();
  if (known[path] === key) return;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== entry.sha256)
    throw new SottoError(
      "model-corrupt",
      `${path} is damaged: its sha256 is ${sha256}, expected ${entry.sha256}; git checkout ${path} brings it back.`,
    );
  writeRecord({ ...known, [path]: key });
}

function readRecord(): Readonly<Record<string, unknown>> {
  try {
    const known: unknown = JSON.parse(readFileSync(record, "utf8"));
    return typeof known === "object" && known !== null ? { ...known } : {};
  } catch {
    return {};
  }
}

/** A folder that cannot be written costs time only. */
function writeRecord(known: Readonly<Record<string, unknown>>): void {
  try {
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, JSON.stringify(known));
  } catch {
    // The next run computes the sum again.
  }
}
