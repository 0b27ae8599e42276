import { statSync } from "node:fs";
import type { DraftModels } from "../../engine/index";
import { findModel, ownModels } from "./findModel";
import { readModel } from "./readModel";

/**
 * The models that may write ahead of another, as `--draft` names them: one that always does, with "auto" those that come with
 * Sotto and are smaller, the largest first, and with "none" nothing. Reading them throws as `readModel` does.
 */
export function readDrafts(draft: string, main: string): DraftModels | undefined {
  const bytesOf = (model: string) => async () => (await readModel(model)).bytes;
  if (draft === "none") return undefined;
  if (draft !== "auto") return { models: [bytesOf(draft)], use: "always", main: bytesOf(main) };
  const bytes = sizeOf(findModel(main));
  const smaller = ownModels()
    .map(({ path }) => ({ path, size: sizeOf(path) }))
    .filter(({ size }) => size < bytes)
    .sort((a, b) => b.size - a.size);
  return { models: smaller.map(({ path }) => bytesOf(path)), use: "if-faster", main: bytesOf(main) };
}

/** Bytes of a file; a folder's weights are larger than any model that comes with Sotto is taken to be. */
function sizeOf(path: string): number {
  const info = statSync(path);
  return info.isDirectory() ? Number.POSITIVE_INFINITY : info.size;
}
