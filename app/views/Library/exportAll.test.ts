import { expect, test } from "vitest";
import { en } from "../../strings/en/index";
import { named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { reloaded } from "../../testing/visits";
import { filesOf } from "./exportAll";

/** Three files, of which two have one name in different folders, and nothing is said in the last. */
async function written() {
  const { store, services } = await opened();
  store.actions.addFiles(["talk.mp3", "talk.wav", "silent.mp3"].map(named));
  await settle();
  for (const run of [0, 1, 2]) {
    if (run < 2) services.runs[run]?.emit({ type: "segments", segments: [segment(0, 2, ` Said in ${run}.`)] });
    services.runs[run]?.finish();
    await settle();
  }
  return { store, services };
}

test("texts leave under the names of their files, one of a name numbered, and none without words", async () => {
  const { store } = await written();
  const files: string[] = [];
  for await (const file of filesOf([1, 2, 3, 99], { store, strings: en, format: "txt" })) {
    files.push(`${file.name}: ${(await file.text()).trim()}`);
  }
  expect(files).toEqual(["talk.txt: Said in 0.", "talk (2).txt: Said in 1."]);
});

test("a text of an earlier visit is read first, in any format", async () => {
  const { services } = await written();
  const { store } = await reloaded(services);
  const ids = store.getState().jobs.map(({ id }) => id);
  const types: string[] = [];
  for await (const { name, type, size } of filesOf(ids, { store, strings: en, format: "docx" })) {
    expect(size).toBeGreaterThan(1000);
    types.push(`${name} ${type.slice(-8)}`);
  }
  expect(types).toEqual(["talk.docx document", "talk (2).docx document"]);
});
