import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DraftModels } from "../../engine/index";
import { newFolder } from "../setup/testFolders";
import { readDrafts } from "./readDrafts";

const tinyBytes = 32_166_155;

const sizeOf = async (read: DraftModels["main"] | undefined) => ((await read?.()) as Uint8Array | undefined)?.length;
const sizesOf = (drafts: DraftModels | undefined) => Promise.all((drafts?.models ?? []).map(sizeOf));

test("a model that is named always writes ahead; one that is not there is said so; none is none", async () => {
  const named = readDrafts("tiny.en-q5_1", "base-q5_1");
  expect(named?.use).toBe("always");
  expect(await sizesOf(named)).toEqual([tinyBytes]);
  expect(await sizesOf(readDrafts("base-q5_1", "tiny.en-q5_1"))).toEqual([await sizeOf(named?.main)]);
  await expect(sizesOf(readDrafts("nothing", "base-q5_1"))).rejects.toMatchObject({ name: "model-unknown" });
  expect(readDrafts("none", "base-q5_1")).toBeUndefined();
});

test("with auto it may be one that comes with Sotto and is smaller, the largest first", async () => {
  const sizes = (main: string) => sizesOf(readDrafts("auto", main));
  expect(await sizes("base-q5_1")).toEqual([tinyBytes]);
  expect(await sizes("tiny.en-q5_1")).toEqual([]);
  const large = join(newFolder(), "large.bin");
  writeFileSync(large, new Uint8Array(80_000_000));
  const [first = 0, second] = await sizes(large);
  expect(first).toBeGreaterThan(tinyBytes);
  expect(second).toBe(tinyBytes);
});
