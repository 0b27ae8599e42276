import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import { readDrafts } from "./readDrafts";

const tinyBytes = 32_166_155;

test("a model that is named always writes ahead; one that is not there is said so; none is none", async () => {
  const named = await readDrafts("tiny.en-q5_1", "base-q5_1");
  expect(named?.use).toBe("always");
  expect(named?.models.map((bytes) => (bytes as Uint8Array).length)).toEqual([tinyBytes]);
  await expect(readDrafts("nothing", "base-q5_1")).rejects.toMatchObject({ name: "model-unknown" });
  expect(await readDrafts("none", "base-q5_1")).toBeUndefined();
});

test("with auto it may be one that comes with Sotto and is smaller, the largest first", async () => {
  const sizes = async (main: string) =>
    (await readDrafts("auto", main))?.models.map((bytes) => (bytes as Uint8Array).length);
  expect(await sizes("base-q5_1")).toEqual([tinyBytes]);
  expect(await sizes("tiny.en-q5_1")).toEqual([]);
  const large = join(newFolder(), "large.bin");
  writeFileSync(large, new Uint8Array(80_000_000));
  const [first = 0, second] = (await sizes(large)) ?? [];
  expect(first).toBeGreaterThan(tinyBytes);
  expect(second).toBe(tinyBytes);
});
