import { expect, test, vi } from "vitest";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";

test("what the database did not take is given to the search, once for each of its states", async () => {
  const services = fakeServices();
  const give = vi.spyOn(services.search, "give");
  const { store } = await opened(services);
  const said = (text: string) => services.runs[0]?.emit({ type: "segments", segments: [segment(0, 1, text)] });
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  said(" Kept.");
  await store.actions.searchTexts("kept");
  expect(give).not.toHaveBeenCalled();
  services.transcripts.keeping = "full";
  said(" Not kept.");
  await store.actions.searchTexts("kept");
  await store.actions.searchTexts("kept");
  expect(give.mock.calls.map(([texts]) => texts.map(({ segments }) => segments.length))).toEqual([[2]]);
  said(" Nor this.");
  await store.actions.searchTexts("kept");
  expect(give).toHaveBeenCalledTimes(2);
});

test("it is given once more where the search has looked into the database since", async () => {
  const services = fakeServices();
  const give = vi.spyOn(services.search, "give");
  let changed = () => {};
  vi.spyOn(services.search, "onChange").mockImplementation((listener) => {
    changed = listener;
    return () => {};
  });
  const { store } = await opened(services);
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.transcripts.keeping = "full";
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 1, " Not kept.")] });
  await store.actions.searchTexts("kept");
  changed();
  await store.actions.searchTexts("kept");
  await store.actions.searchTexts("kept");
  expect(give).toHaveBeenCalledTimes(2);
});
