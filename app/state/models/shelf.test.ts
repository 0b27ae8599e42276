import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import type { NamedBlob } from "../../client/files/namedBlob";
import { base, type FakeServices, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { createAppStore } from "../store";
import { offerFor } from "./offers";

const stored = { status: "stored" } as const;
const absent = { status: "absent" } as const;
const small = shelfModel("small-q5_1");

async function opened(services: FakeServices = fakeServices()) {
  const store = createAppStore(services);
  services.shelf.set([
    shelfModel(tiny.name, { origin: "page", languages: ["en"], state: stored, host: undefined }),
    shelfModel(base.name, { origin: "page", host: undefined }),
    small,
  ]);
  await store.actions.open();
  await settle();
  return { store, services };
}

const names = (models: readonly { readonly name: string }[]) => models.map(({ name }) => name);

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

test("the page's own models can be chosen, and a stored one once it is stored", async () => {
  const { store, services } = await opened();
  expect(names(store.getState().models)).toEqual([tiny.name, base.name]);
  store.actions.selectModel(small.name);
  expect(store.getState().choice.model?.name).toBe(tiny.name);
  await store.actions.downloadModel(small.name);
  expect(services.shelf.log).toEqual([`download ${small.name}`]);
  services.shelf.tell(small.name, { status: "checking", loaded: 100, total: 200 });
  expect(names(store.getState().models)).toEqual([tiny.name, base.name]);
  services.shelf.tell(small.name, stored);
  expect(names(store.getState().models)).toEqual([tiny.name, base.name, small.name]);
  store.actions.selectModel(small.name);
  await settle();
  expect(store.getState().engine).toMatchObject({ status: "ready", model: { name: small.name } });
  services.shelf.tell(small.name, { status: "healing", loaded: 10, total: 200 });
  expect(store.getState().choice.model?.name).toBe(small.name);
});

test("pause and cancel reach the shelf", async () => {
  const { store, services } = await opened();
  store.actions.pauseDownload(small.name);
  store.actions.cancelDownload(small.name);
  await store.actions.setMirror("https://mirror.example");
  expect(services.shelf.log).toEqual([`pause ${small.name}`, `cancel ${small.name}`, "mirror https://mirror.example"]);
});

test("deleting the model in use switches to the first one before, and its waiting files with it", async () => {
  const { store, services } = await opened();
  services.shelf.tell(small.name, stored);
  store.actions.selectModel(small.name);
  await settle();
  store.actions.addFiles([named("a.mp3"), named("b.mp3")]);
  await settle();
  store.actions.removeModel(small.name);
  const { choice, removed, models, jobs } = store.getState();
  expect(choice.model?.name).toBe(tiny.name);
  expect(removed).toMatchObject({ by: "here", model: { name: small.name }, replacedBy: { name: tiny.name } });
  expect(names(models)).not.toContain(small.name);
  expect(jobs.map(({ model }) => model?.name)).toEqual([small.name, tiny.name]);
  expect(services.shelf.log).toEqual([`remove ${small.name}`]);
});

test("a deletion is undone within six seconds, and the model is in use again", async () => {
  const { store, services } = await opened();
  services.shelf.tell(small.name, stored);
  store.actions.selectModel(small.name);
  await settle();
  store.actions.removeModel(small.name);
  vi.advanceTimersByTime(5900);
  store.actions.undoRemove();
  await settle();
  vi.advanceTimersByTime(60_000);
  expect(services.shelf.log).toEqual([`remove ${small.name}`, `restore ${small.name}`]);
  expect(store.getState().choice.model?.name).toBe(small.name);
  expect(store.getState().removed).toBeUndefined();
});

test("a deletion is for good after six seconds, but not while somebody looks at it", async () => {
  const { store, services } = await opened();
  services.shelf.tell(small.name, stored);
  store.actions.removeModel(small.name);
  store.actions.holdRemove("wait");
  vi.advanceTimersByTime(60_000);
  expect(services.shelf.log).toEqual([`remove ${small.name}`]);
  store.actions.holdRemove("go-on");
  vi.advanceTimersByTime(6000);
  expect(services.shelf.log).toEqual([`remove ${small.name}`, `forget ${small.name}`]);
  expect(store.getState().removed).toBeUndefined();
});

test("a second deletion ends the chance to undo the first", async () => {
  const { store, services } = await opened();
  services.shelf.tell(small.name, stored);
  services.shelf.tell(base.name, stored);
  store.actions.removeModel(small.name);
  store.actions.removeModel(base.name);
  expect(services.shelf.log).toEqual([`remove ${small.name}`, `forget ${small.name}`, `remove ${base.name}`]);
});

test("what was deleted to make room goes before the download is tried again", async () => {
  const { store, services } = await opened();
  services.shelf.tell(base.name, stored);
  const failure = { code: "storage-full", message: "no room", needs: 200, has: 100 } as const;
  services.shelf.tell(small.name, { status: "failed", failure, loaded: 0, total: 200 });
  store.actions.removeModel(base.name);
  await store.actions.downloadModel(small.name);
  expect(services.shelf.log).toEqual([`remove ${base.name}`, `forget ${base.name}`, `download ${small.name}`]);
  expect(store.getState().removed).toBeUndefined();
});

test("another download leaves the chance to undo a deletion", async () => {
  const { store, services } = await opened();
  services.shelf.tell(base.name, stored);
  store.actions.removeModel(base.name);
  await store.actions.downloadModel(small.name);
  expect(services.shelf.log).toEqual([`remove ${base.name}`, `download ${small.name}`]);
  expect(store.getState().removed?.model.name).toBe(base.name);
});

test("the first model of the page is never deleted", async () => {
  const { store, services } = await opened();
  store.actions.removeModel(tiny.name);
  expect(services.shelf.log).toEqual([]);
});

test("a model that another tab deleted leaves the list, and tiny.en takes its place", async () => {
  const { store, services } = await opened();
  services.shelf.tell(small.name, stored);
  store.actions.selectModel(small.name);
  await settle();
  services.shelf.tell(small.name, absent);
  expect(names(store.getState().models)).not.toContain(small.name);
  expect(store.getState().choice.model?.name).toBe(tiny.name);
  expect(store.getState().removed).toMatchObject({ by: "elsewhere", replacedBy: { name: tiny.name } });
  vi.advanceTimersByTime(6000);
  expect(store.getState().removed).toBeUndefined();
  expect(services.shelf.log).toEqual([]);
});

test("the browser is asked to keep models when the first one is stored, once", async () => {
  const services = fakeServices();
  const store = createAppStore(services);
  services.shelf.agrees = "no";
  services.shelf.set([shelfModel(tiny.name, { origin: "page", languages: ["en"] }), small]);
  await store.actions.open();
  await settle();
  expect(services.shelf.log).toEqual([]);
  services.shelf.tell(tiny.name, stored);
  await settle();
  expect(services.shelf.log).toEqual(["persist"]);
  expect(store.getState()).toMatchObject({ keepAnswer: "declined", storage: { isPersistent: false } });
  services.shelf.tell(small.name, stored);
  await settle();
  expect(services.shelf.log).toEqual(["persist"]);
  services.shelf.agrees = "yes";
  await store.actions.keepStorage();
  expect(store.getState()).toMatchObject({ keepAnswer: "agreed", storage: { isPersistent: true } });
});

test("a browser that has models of an earlier visit is not asked again", async () => {
  const { services } = await opened();
  services.shelf.tell(small.name, stored);
  await settle();
  expect(services.shelf.log).toEqual([]);
});

test("what is stored is measured anew when a model came or went, not with every byte", async () => {
  const { store, services } = await opened();
  services.shelf.stored = { ...services.shelf.stored, usage: 1000 };
  services.shelf.tell(small.name, stored);
  await settle();
  expect(store.getState().storage?.usage).toBe(1000);
  const downloading = (loaded: number) =>
    ({
      status: "downloading",
      by: "here",
      loaded,
      total: 200,
      rate: undefined,
      secondsLeft: undefined,
      retryIn: undefined,
    }) as const;
  services.shelf.tell(base.name, downloading(1));
  await settle();
  services.shelf.stored = { ...services.shelf.stored, usage: 2000 };
  services.shelf.tell(base.name, downloading(2));
  await settle();
  expect(store.getState().storage?.usage).toBe(1000);
});

const ggml = (name: string): NamedBlob => Object.assign(new Blob(["lmgg and more"]), { name });

test("a model of the user's own: on the shelf, or one sentence why not", async () => {
  const { store, services } = await opened();
  expect(await store.actions.addModelFiles([ggml("tune.bin")])).toBe("tune");
  expect(store.getState().adding).toEqual({ status: "added", name: "tune.bin", model: "tune" });
  expect(names(store.getState().models)).toContain("tune");
  services.shelf.failAdd = new SottoError("model-unknown", "begins with “SQLi”");
  expect(await store.actions.addModelFiles([ggml("tune-v2.bin")])).toBeUndefined();
  expect(store.getState().adding).toMatchObject({
    status: "failed",
    name: "tune-v2.bin",
    failure: { code: "model-unknown" },
  });
  store.actions.dismissAdding();
  services.shelf.failAdd = undefined;
  const address = "https://models.example/fine/med.bin";
  expect(await store.actions.addModelUrl(address)).toBe("med");
  expect(store.getState().adding).toEqual({ status: "added", name: address, model: "med" });
  expect(store.getState().shelf.at(-1)).toMatchObject({ name: "med", host: "models.example", state: absent });
});

test("a model of another format waits for the format that it is to be stored in", async () => {
  const { store, services } = await opened();
  const { addModelFiles, addModelUrl, convertModel } = store.actions;
  const files = [named("config.json"), named("model.safetensors")];
  expect(await addModelFiles(files, "tune")).toBeUndefined();
  expect(store.getState().adding).toMatchObject({ status: "planned", name: "tune", plan: { name: "planned" } });
  expect(services.shelf.log).toContain("look config.json model.safetensors");
  await convertModel("q5_1");
  expect(store.getState().adding).toEqual({ status: "added", name: "tune", model: "planned-q5_1" });
  await addModelUrl("KBLab/kb-whisper-small");
  expect(services.shelf.log).toContain("look https://huggingface.co/KBLab/kb-whisper-small");
  services.shelf.failAdd = new SottoError("download-failed", "nobody");
  await addModelUrl("KBLab/kb-whisper-small");
  expect(store.getState().adding).toMatchObject({ status: "failed", host: "huggingface.co" });
});

test("a language that the model in use does not know is offered another model, until that is put away", async () => {
  const { store, services } = await opened();
  expect(offerFor(store.getState())).toBeUndefined();
  store.actions.chooseLanguage("de");
  expect(offerFor(store.getState())).toMatchObject({ language: "de", inUse: tiny, offered: { name: base.name } });
  services.shelf.tell(small.name, stored);
  expect(offerFor(store.getState())?.offered.name).toBe(small.name);
  store.actions.answerOffer("de");
  expect(offerFor(store.getState())).toBeUndefined();
  expect(services.settings.read().shelf.answeredOffers).toEqual(["de"]);
  store.actions.chooseLanguage("xx");
  expect(offerFor(store.getState())).toBeUndefined();
});

test("a model that knows the language is offered no other", async () => {
  const { store } = await opened();
  store.actions.chooseModel(base);
  store.actions.chooseLanguage("de");
  expect(offerFor(store.getState())).toBeUndefined();
});
