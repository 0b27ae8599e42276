import { expect, test } from "vitest";
import { fakeCaches } from "../testing/fakeCaches";
import { createSharedFiles, mostFiles, mostShares } from "./sharedFiles";

const scope = "https://here/sotto/";
const clip = (name: string) => new File([`sound of ${name}`], name, { type: "audio/ogg" });
const names = (files: readonly { readonly name: string }[]) => files.map(({ name }) => name);

test("files come back once, in their order, with name, type and content", async () => {
  const shared = createSharedFiles(fakeCaches(), scope);
  const odd = "Größe, 100 % “é” \ud800.ogg";
  await shared.keep("a", [clip(odd), clip("b.ogg")]);
  const { files } = await shared.take("a");
  expect(names(files)).toEqual([odd.toWellFormed(), "b.ogg"]);
  expect([files[1]?.type, await files[1]?.text()]).toEqual(["audio/ogg", "sound of b.ogg"]);
  expect((await shared.take("a")).files).toEqual([]);
});

test("a share is taken by its own name, and from its own page only", async () => {
  const caches = fakeCaches();
  const shared = createSharedFiles(caches, scope);
  await shared.keep("a", [clip("a.ogg")]);
  await shared.keep("ab", [clip("ab.ogg")]);
  expect((await createSharedFiles(caches, "https://here/other/").take("a")).files).toEqual([]);
  expect(names((await shared.take("a")).files)).toEqual(["a.ogg"]);
  expect(names((await shared.take("ab")).files)).toEqual(["ab.ogg"]);
});

test("neither files nor shares pile up", async () => {
  const shared = createSharedFiles(fakeCaches(), scope);
  const ids = Array.from({ length: mostShares + 2 }, (_, index) => `share ${index}`);
  for (const id of ids)
    await shared.keep(
      id,
      Array.from({ length: mostFiles + 5 }, (_, n) => clip(`${n}.ogg`)),
    );
  const taken = await Promise.all(ids.map((id) => shared.take(id)));
  expect(taken.map(({ files }) => files.length)).toEqual([0, 0, ...Array(mostShares).fill(mostFiles)]);
  // What was too much is said, not dropped in silence.
  expect(taken.map(({ leftOut }) => leftOut)).toEqual([0, 0, ...Array(mostShares).fill(5)]);
});

test("where there is no room nothing stays behind", async () => {
  const shared = createSharedFiles(fakeCaches(1), scope);
  await expect(shared.keep("a", [clip("a.ogg"), clip("b.ogg")])).rejects.toThrow("no room");
  expect((await shared.take("a")).files).toEqual([]);
});

test("what was never taken can be forgotten", async () => {
  const shared = createSharedFiles(fakeCaches(), scope);
  await shared.keep("a", [clip("a.ogg")]);
  await shared.clear();
  expect((await shared.take("a")).files).toEqual([]);
});
