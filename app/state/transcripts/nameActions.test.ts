import { expect, test, vi } from "vitest";
import { createNamedNotes } from "../../client/transcripts/namedNotes";
import { fakeLocalStorage } from "../../testing/fakeLocalStorage";
import { type FakeServices, fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { written } from "../../testing/visits";
import type { AppStore } from "../store";

const id = "transcript 1";

/** A page with a file whose text is whole and whose first segment is Ana's. */
async function named() {
  const storage = fakeLocalStorage();
  const services = Object.assign(fakeServices(), { named: createNamedNotes(storage) });
  const page = await written(services);
  await page.store.actions.edit(1, (text) => ({
    ...text,
    segments: text.segments.map((one, index) => (index === 0 ? { ...one, speaker: "Ana" } : one)),
  }));
  await settle();
  return { ...page, storage };
}

/** The page that comes after one, with what that one left. */
async function next({ transcripts, named }: FakeServices) {
  transcripts.held.clear();
  const services = Object.assign(fakeServices(), { transcripts, named, date: () => 5e12 });
  const { store } = await opened(services);
  await settle();
  return store;
}

const about = (store: AppStore) => {
  const transcript = store.getState().transcripts.get(id);
  return { title: transcript?.title, voice: transcript?.segments[0]?.speaker };
};

test("names that were given when the page went are edits of the next page, without anybody opening the text", async () => {
  const { store, services, storage } = await named();
  services.transcripts.keeping = "full";
  void store.actions.giveName(1, { what: "title", title: "Two lamps" });
  void store.actions.giveName(1, { what: "voice", from: "Ana", to: "Ada" });
  // In this very turn.
  expect(storage.items.size).toBe(1);
  await settle();
  expect(storage.items.size).toBe(1);
  services.transcripts.keeping = "database";
  const page = await next(services);
  await vi.waitFor(() => expect(about(page)).toEqual({ title: "Two lamps", voice: "Ada" }));
  await vi.waitFor(() => expect(storage.items.size).toBe(0));
  expect(services.transcripts.kept.get(id)).toMatchObject({ facts: { title: "Two lamps" } });
  expect(await page.actions.undoEdit(1)).toBe("done");
  expect(about(page)).toEqual({ title: "talk.mp3", voice: "Ana" });
});

test("names that are stored are noted no longer, nor are those of a text that another tab edits", async () => {
  const { store, services, storage } = await named();
  expect(await store.actions.giveName(1, { what: "title", title: "Two lamps" })).toBe("done");
  await settle();
  expect(storage.items.size).toBe(0);
  await store.actions.rename(1, "Three lamps");
  await settle();
  expect(storage.items.size).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 3100));
  services.transcripts.elsewhere.add(id);
  expect(await store.actions.giveName(1, { what: "title", title: "Mine" })).toBe("elsewhere");
  expect(storage.items.size).toBe(0);
});

test("an edit that was stored later knows better, and a voice that is gone is not given a name", async () => {
  const { store, services, storage } = await named();
  storage.items.set(`sotto.named.${id}`, JSON.stringify({ names: [{ what: "title", title: "Old" }], at: 5 }));
  const page = await next(services);
  await vi.waitFor(() => expect(storage.items.size).toBe(0));
  expect(about(page).title).toBe("talk.mp3");
  expect(await store.actions.giveName(1, { what: "voice", from: "Nobody", to: "Ada" })).toBe("nothing");
  expect(storage.items.size).toBe(0);
});

test("a name for which another page waits is not given by this one, which was there before", async () => {
  const { store, storage } = await named();
  storage.items.set(`sotto.named.${id}`, JSON.stringify({ names: [{ what: "title", title: "Theirs" }], at: 4e12 }));
  await store.actions.bringNames();
  expect(about(store).title).toBe("talk.mp3");
  expect(storage.items.size).toBe(1);
});

test("a name that a page which is there stores, or gives up, while the next page waits for the text is not given again", async () => {
  const { services, storage } = await named();
  storage.items.set(`sotto.named.${id}`, JSON.stringify({ names: [{ what: "title", title: "Theirs" }], at: 4e12 }));
  const { claim } = services.transcripts;
  services.transcripts.claim = (one) => {
    storage.items.clear();
    return claim(one);
  };
  const page = await next(services);
  await page.actions.bringNames();
  expect(about(page).title).toBe("talk.mp3");
});

test("a voice that gets another name while the first one waits for the text has the other name", async () => {
  const { services } = await named();
  const page = await next(services);
  const calls = ["Ada", "Eva", "Eve"].map((to) => page.actions.giveName(1, { what: "voice", from: "Ana", to }));
  expect(await Promise.all(calls)).toEqual(["done", "done", "done"]);
  expect(about(page).voice).toBe("Eve");
});

test("so it has where the page went before it could store them", async () => {
  const { services, storage } = await named();
  const names = ["Ada", "Eva"].map((to) => ({ what: "voice", from: "Ana", to }));
  storage.items.set(`sotto.named.${id}`, JSON.stringify({ names, at: 4e12 }));
  const page = await next(services);
  await vi.waitFor(() => expect(about(page).voice).toBe("Eva"));
});

test("a note goes with its transcript", async () => {
  const { store, storage } = await named();
  storage.items.set(`sotto.named.${id}`, JSON.stringify({ names: [{ what: "title", title: "Secret" }], at: 4e12 }));
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  store.actions.discard(1);
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(storage.items.size).toBe(0);
});
