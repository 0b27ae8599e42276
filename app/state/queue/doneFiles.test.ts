import { expect, test } from "vitest";
import { named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { isAllDone, textsDone } from "./doneFiles";

test("a file that becomes a text is told, and the last of them; silence is none", async () => {
  const { store, services } = await opened();
  const told: string[] = [];
  store.subscribe((state, before) => {
    if (textsDone(state, before).length > 0) told.push(isAllDone(state, before) ? "all" : "one");
  });
  store.actions.addFiles(["a.mp3", "b.mp3", "c.mp3"].map(named));
  await settle();
  for (const run of [0, 1, 2]) {
    if (run !== 1) services.runs[run]?.emit({ type: "segments", segments: [segment(0, 2, " Said.")] });
    services.runs[run]?.finish();
    await settle();
  }
  expect(told).toEqual(["one", "all"]);
});
