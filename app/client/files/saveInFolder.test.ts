import { expect, test } from "vitest";
import { FakeFolder } from "../../testing/fakeFolder";
import { saveInFolder } from "./saveInFolder";

test("a file is written beside what has its name already, never over it", async () => {
  const folder = new FakeFolder();
  const handle = await folder.getDirectory();
  for (const text of ["one", "two", "three"]) await saveInFolder(handle, new File([text], "talk.txt"));
  const written = [...folder.files].map(async ([name, blob]) => [name, await blob.text()]);
  expect(await Promise.all(written)).toEqual([
    ["talk.txt", "one"],
    ["talk (2).txt", "two"],
    ["talk (3).txt", "three"],
  ]);
});

test("a full folder is told", async () => {
  const folder = new FakeFolder();
  folder.fails = "close";
  const handle = await folder.getDirectory();
  await expect(saveInFolder(handle, new File(["one"], "talk.txt"))).rejects.toThrow("full");
});
