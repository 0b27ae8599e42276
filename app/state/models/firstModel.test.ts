import { expect, test } from "vitest";
import { fakeHost } from "../../testing/fakeHost";
import { base, fakeServices, named, settle, tiny } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { createAppStore } from "../store";
import { firstOffer, usedModel } from "./firstModel";

/** A page in a browser of a language, on a device that has nothing of its models. */
async function visit(language: string, before = fakeServices()) {
  const services = { ...before, host: fakeHost(language) };
  services.shelf.set([tiny, base].map((model) => shelfModel(model.name, { ...model, host: undefined })));
  const store = createAppStore(services);
  await store.actions.open();
  await settle();
  return { store, services, loads: before.loads };
}

test("a first visitor of another language is offered a model that knows it, and nothing is fetched before", async () => {
  const { store, loads } = await visit("de-AT");
  expect(firstOffer(store.getState())).toEqual({ offered: base, english: tiny });
  expect(store.getState().choice.model).toBe(base);
  expect(usedModel(store.getState())).toBeUndefined();
  expect(loads).toEqual([]);
  store.actions.chooseModel(base);
  await settle();
  expect(loads).toEqual([base.name]);
  expect(firstOffer(store.getState())).toBeUndefined();
  expect(usedModel(store.getState())).toBe(base);
});

test("work is an answer too: a file or a recording is written down by the offered model, by no other", async () => {
  const { store, loads } = await visit("de");
  store.actions.addFiles([named("rede.mp3")]);
  await settle();
  expect(loads).toEqual([base.name]);
  expect(store.getState().jobs[0]?.model).toBe(base);
  const other = await visit("ja");
  await other.store.actions.record();
  await settle();
  expect(other.loads).toEqual([base.name]);
  expect(firstOffer(other.store.getState())).toBeUndefined();
});

test("who says that it is English gets the model for English, at the next visit too", async () => {
  const services = fakeServices();
  const { store, loads } = await visit("fr", services);
  store.actions.chooseModel(tiny);
  await settle();
  expect(loads).toEqual([tiny.name]);
  const next = await visit("fr", services);
  expect(firstOffer(next.store.getState())).toBeUndefined();
  expect(loads).toEqual([tiny.name, tiny.name]);
});

test("nobody is asked whose browser is English, or who has the model", async () => {
  const english = await visit("en-GB");
  expect(firstOffer(english.store.getState())).toBeUndefined();
  expect(english.loads).toEqual([tiny.name]);
  const { store, services, loads } = await visit("de");
  expect(firstOffer(store.getState())).toBeDefined();
  // Another tab has fetched it.
  services.shelf.tell(base.name, { status: "stored" });
  await settle();
  expect(firstOffer(store.getState())).toBeUndefined();
  expect(loads).toEqual([base.name]);
});
