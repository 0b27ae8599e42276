import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { SottoError, writeGgml } from "../../engine/index";
import { describeModel } from "./describeModel";
import { ownModels } from "./findModel";
import { openModelSource } from "./openModelSource";

/** A model that can be named to `--model`. */
export interface ListedModel {
  readonly name: string;
  readonly description: string;
}

/**
 * The models that come with Sotto, and those in a folder: files, and folders as transformers lays them out. What is no
 * Whisper model is left out.
 * @throws SottoError `model-unknown` where there is no such folder.
 */
export async function listModels(folder: string): Promise<readonly ListedModel[]> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new SottoError("model-unknown", `${folder} cannot be read: ${cause.message}`, { cause });
  });
  const inFolder = names.sort().map((name) => ({ name: join(folder, name), path: join(folder, name) }));
  const listed: ListedModel[] = [];
  for (const { name, path } of [...ownModels(), ...inFolder]) {
    const description = await lookAt(path);
    if (description !== undefined) listed.push({ name, description });
  }
  return listed;
}

async function lookAt(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  const mayBe = info?.isDirectory() || (info?.isFile() && /\.(bin|gguf|pt|safetensors|zip)$/.test(path));
  if (!mayBe) return undefined;
  try {
    const { model, close } = await openModelSource(path);
    await close();
    // As it would be loaded.
    return describeModel(model, writeGgml(model));
  } catch (error) {
    if (error instanceof SottoError) return undefined;
    throw error;
  }
}
