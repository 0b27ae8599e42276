import { statSync } from "node:fs";
import type { DraftModels } from "../../engine/index";
import { findModel, ownModels } from "./findModel";
import { readModel } from "./readModel";

/**
 * The models that may write ahead of another, as `--draft` names them: one that always does, with "auto" those that come with
 * Sotto and are smaller, the largest first, and with "none" nothing.
 * @throws SottoError as `readModel` does.
 */
export async function readDrafts(draft: string, main: string): Promise<DraftModels | undefined> {
  if (draft === "none") return undefined;
  if (draft !== "auto") return { models: [(await readModel(draft)).bytes], use: "always" };
  const bytes = sizeOf(findModel(main));
  const smaller = ownModels()
    .map(({ path }) => ({ path, size: sizeOf(path) }))
    .filter(({ size }) => size < bytes)
    .sort((a, b) => b.size - a.size);
  const models = await Promise.all(smaller.map(async ({ path }) => (await readModel(path)).bytes));
  return { models, use: "if faster" };
}

/** Bytes of a file; a folder's weights are larger than any model that comes with Sotto is taken to be. */
function sizeOf(path: string): number {
  const info = statSync(path);
  return info.isDirectory() ? Number.POSITIVE_INFINITY : info.size;
}
