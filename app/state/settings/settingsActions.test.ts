import { expect, test } from "vitest";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { createAppStore } from "../store";
import { defaultPreferences, defaultSettings } from "./settings";

async function opened(services = fakeServices()) {
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  return { store, services };
}

test("a preference applies at once and is kept, and the others stay", async () => {
  const { store, services } = await opened();
  store.actions.changePreferences({ theme: "dark" });
  store.actions.changePreferences({ textSize: 24 });
  const expected = { ...defaultPreferences, theme: "dark", textSize: 24 };
  expect(store.getState().preferences).toEqual(expected);
  expect(services.settings.read()).toEqual({ ...defaultSettings, theme: "dark", textSize: 24 });
  expect(createAppStore(services).getState().preferences).toEqual(expected);
});

test("the spoken language is kept, and that it is to be found too", async () => {
  const { store, services } = await opened();
  store.actions.chooseLanguage("de");
  expect(createAppStore(services).getState().choice.language).toBe("de");
  store.actions.chooseLanguage(undefined);
  expect(createAppStore(services).getState().choice.language).toBeUndefined();
});

test("the chosen model is in use at the next visit too, also one that only the database has, as long as it is here", async () => {
  const { store, services } = await opened();
  store.actions.chooseModel(base);
  expect((await opened(services)).store.getState().choice.model?.name).toBe(base.name);
  services.shelf.set([shelfModel("small-q5_1", { state: { status: "stored" } })]);
  store.actions.selectModel("small-q5_1");
  const next = await opened(services);
  expect(next.store.getState().choice.model?.name).toBe("small-q5_1");
  expect(services.loads.at(-1)).toBe("small-q5_1");
  services.shelf.set([shelfModel("small-q5_1")]);
  expect((await opened(services)).store.getState().choice.model?.name).toBe(tiny.name);
});

test("a mirror is kept, and known to the shelf at the next visit", async () => {
  const { store, services } = await opened();
  await store.actions.setMirror("https://mirror.example");
  expect(store.getState().preferences.mirror).toBe("https://mirror.example");
  const bases: (string | undefined)[] = [];
  const shelf = { ...services.shelf, setMirror: async (base: string | undefined) => void bases.push(base) };
  await createAppStore({ ...services, shelf }).actions.open();
  expect(bases).toEqual(["https://mirror.example"]);
});

test("where settings are kept is known once the browser has shown it", async () => {
  const services = fakeServices();
  const settings = { ...services.settings, keeping: async () => "memory" as const };
  const store = createAppStore({ ...services, settings });
  expect(store.getState().settingsKeeping).toBeUndefined();
  await store.actions.open();
  expect(store.getState().settingsKeeping).toBe("memory");
});

test("everything goes from the page as well, unless some of it is in use", async () => {
  const { store, services } = await opened();
  store.actions.addFiles([named("a.mp3")]);
  await settle();
  services.runs[0]?.finish();
  await settle();
  services.failDeletion = new Error("in use");
  expect(await store.actions.deleteEverything()).toBe(false);
  expect([store.getState().deletion, store.getState().jobs.length]).toEqual(["in-use", 1]);
  services.failDeletion = undefined;
  expect(await store.actions.deleteEverything()).toBe(true);
  expect([store.getState().deletion, store.getState().jobs.length]).toEqual(["none", 0]);
});
